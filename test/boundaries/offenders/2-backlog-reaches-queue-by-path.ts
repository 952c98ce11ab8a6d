// stands: libs/product-backlog/src/domain/offender.ts
// reported: boundaries/dependencies twotrack/stay-in-project
export * from '../../../service-queue/src/domain/index.js';
