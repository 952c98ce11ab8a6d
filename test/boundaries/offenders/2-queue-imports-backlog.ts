// stands: libs/service-queue/src/offender.ts
// reported: boundaries/dependencies no-restricted-imports
export * from '@twotrack/product-backlog/contract';
