// stands: libs/service-queue/src/contract/offender.ts
// reported: no-restricted-imports
import { v7 } from 'uuid';
export const offence = v7;
