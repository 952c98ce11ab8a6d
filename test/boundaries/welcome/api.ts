// stands: apps/api/src/board/welcome.ts
export * from '@twotrack/product-backlog';
export * from '@twotrack/service-queue/contract';
export * from '@twotrack/shared/stream';
export * from '../service-queue/service-queue.controller.js';
