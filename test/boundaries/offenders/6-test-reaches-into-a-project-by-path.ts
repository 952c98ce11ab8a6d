// stands: test/offender.ts
// reported: twotrack/stay-in-project
export * from '../apps/api/src/database/embedded-postgres.js';
