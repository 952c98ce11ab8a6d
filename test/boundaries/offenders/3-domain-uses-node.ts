// stands: libs/product-backlog/src/domain/offender.ts
// reported: no-restricted-imports
import { randomUUID } from 'node:crypto';
export const offence = randomUUID;
