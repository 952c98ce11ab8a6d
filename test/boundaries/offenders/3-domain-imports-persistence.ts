// stands: libs/service-queue/src/domain/offender.ts
// reported: boundaries/dependencies
export * from '../persistence/tables.js';
