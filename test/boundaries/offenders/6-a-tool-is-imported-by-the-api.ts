// stands: apps/api/src/offender.ts
// reported: boundaries/dependencies twotrack/stay-in-project
export * from '../../../tools/root.mjs';
