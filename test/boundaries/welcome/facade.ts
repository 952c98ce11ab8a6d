// stands: libs/product-backlog/src/welcome.ts
import { Module } from '@nestjs/common';
export * from './contract/index.js';
export * from './domain/index.js';
export * from './persistence/tables.js';
export { Refusal } from '@twotrack/shared';
export * from '@twotrack/shared/stream';
export const welcome = Module;
