import type { FactDeclaration, Queue, RoutingView } from '@twotrack/service-queue/contract';

export interface RoutingSectionProps {
  slug: string;
}

/** What the rules are shown with. */
export interface RoutingProps extends RoutingSectionProps {
  view: RoutingView;
  queues: readonly Queue[];
  facts: readonly FactDeclaration[];
}
