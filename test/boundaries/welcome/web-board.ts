// stands: apps/web/src/board/welcome.ts
export * from '../product-backlog/commands.js';
export * from '../service-queue/commands.js';
export * from './parts/Card.js';
