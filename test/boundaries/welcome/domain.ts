// stands: libs/service-queue/src/domain/welcome.ts
export * from '../contract/index.js';
export { Refusal } from '@twotrack/shared';
