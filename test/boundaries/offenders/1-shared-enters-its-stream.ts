// stands: libs/shared/src/offender.ts
// reported: boundaries/dependencies
export * from './stream/change.js';
