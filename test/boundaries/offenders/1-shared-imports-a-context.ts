// stands: libs/shared/src/offender.ts
// reported: boundaries/dependencies no-restricted-imports
export { productBacklogSchema } from '@twotrack/product-backlog';
