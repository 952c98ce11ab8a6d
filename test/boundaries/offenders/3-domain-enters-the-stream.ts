// stands: libs/service-queue/src/domain/offender.ts
// reported: boundaries/dependencies no-restricted-imports
export * from '@twotrack/shared/stream';
