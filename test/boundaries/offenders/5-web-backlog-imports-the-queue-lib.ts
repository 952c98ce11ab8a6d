// stands: apps/web/src/product-backlog/offender.ts
// reported: boundaries/dependencies no-restricted-imports
export * from '@twotrack/service-queue/contract';
