import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/** `npm run bench`: measurements, not tests; never part of `npm test`. */
const { projects: _, ...rest } = base.test ?? {};

export default mergeConfig(
  { ...base, test: rest },
  defineConfig({ test: { include: ['test/load/*.load.ts'], maxWorkers: 1, fileParallelism: false } }),
);
