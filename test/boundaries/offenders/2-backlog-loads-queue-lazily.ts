// stands: libs/product-backlog/src/offender.ts
// reported: boundaries/dependencies
export const offence = () => import('@twotrack/service-queue');
