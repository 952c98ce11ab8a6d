// stands: libs/product-backlog/src/persistence/offender.ts
// reported: boundaries/dependencies
export * from '../product-backlog.js';
