// stands: libs/product-backlog/src/domain/offender.ts
// reported: boundaries/dependencies no-restricted-imports
export * from '@twotrack/service-queue/domain';
