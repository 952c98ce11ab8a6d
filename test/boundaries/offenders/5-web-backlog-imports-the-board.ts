// stands: apps/web/src/product-backlog/offender.ts
// reported: boundaries/dependencies
export * from '../board/BoardPage.js';
