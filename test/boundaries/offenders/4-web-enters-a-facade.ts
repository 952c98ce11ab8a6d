// stands: apps/web/src/board/offender.ts
// reported: boundaries/dependencies no-restricted-imports
export * from '@twotrack/product-backlog';
