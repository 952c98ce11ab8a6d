// stands: apps/web/src/product-backlog/welcome.ts
export * from '@twotrack/product-backlog/domain';
export * from '../board/parts/Card.js';
export * from '../http/send.js';
