// stands: apps/web/src/service-queue/offender.ts
// reported: boundaries/dependencies
export * from '../product-backlog/commands.js';
