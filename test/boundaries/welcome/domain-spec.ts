// stands: libs/product-backlog/src/domain/welcome.spec.ts
import { it } from 'vitest';
import fc from 'fast-check';
export const welcome = [it, fc];
