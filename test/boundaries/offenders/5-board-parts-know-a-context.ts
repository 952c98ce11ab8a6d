// stands: apps/web/src/board/parts/offender.ts
// reported: boundaries/dependencies
export * from '../../product-backlog/commands.js';
