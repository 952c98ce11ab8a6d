// stands: apps/api/src/service-queue/offender.ts
// reported: boundaries/dependencies
export * from '../product-backlog/product-backlog.controller.js';
