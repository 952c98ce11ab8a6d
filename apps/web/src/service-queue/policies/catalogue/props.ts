import type { FactDeclaration, Queue } from '@twotrack/service-queue/contract';

/** What services are written with. */
export interface CatalogueProps {
  slug: string;
  queues: readonly Queue[];
  facts: readonly FactDeclaration[];
}
