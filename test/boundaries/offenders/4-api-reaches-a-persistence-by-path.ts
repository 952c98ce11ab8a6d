// stands: apps/api/src/database/offender.ts
// reported: boundaries/dependencies twotrack/stay-in-project
export * from '../../../../libs/service-queue/src/persistence/tables.js';
