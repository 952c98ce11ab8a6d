// stands: apps/api/src/database/offender.ts
// reported: boundaries/dependencies no-restricted-imports
export * from '@twotrack/service-queue/persistence';
