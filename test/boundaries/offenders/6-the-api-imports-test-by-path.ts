// stands: apps/api/src/live/offender.ts
// reported: boundaries/dependencies twotrack/stay-in-project
export * from '../../../../test/support/database.js';
