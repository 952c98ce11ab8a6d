// stands: libs/product-backlog/src/contract/offender.ts
// reported: boundaries/dependencies
export * from '../domain/index.js';
