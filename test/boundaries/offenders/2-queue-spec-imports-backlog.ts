// stands: libs/service-queue/src/domain/offender.spec.ts
// reported: boundaries/dependencies no-restricted-imports
export * from '@twotrack/product-backlog/domain';
