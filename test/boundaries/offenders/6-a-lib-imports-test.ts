// stands: libs/product-backlog/src/offender.ts
// reported: boundaries/dependencies no-restricted-imports
export * from '@twotrack/test';
