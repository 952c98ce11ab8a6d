// stands: libs/service-queue/src/domain/offender.ts
// reported: no-restricted-imports
import { EntitySchema } from 'typeorm';
export const offence = EntitySchema;
