// stands: libs/product-backlog/src/domain/offender.ts
// reported: boundaries/dependencies
export * from '../product-backlog.js';
