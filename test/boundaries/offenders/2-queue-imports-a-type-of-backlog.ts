// stands: libs/service-queue/src/contract/offender.ts
// reported: boundaries/dependencies no-restricted-imports
import type * as backlog from '@twotrack/product-backlog/contract';
export type Offence = typeof backlog;
