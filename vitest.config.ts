import react from '@vitejs/plugin-react';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const server = { resolve: { conditions: ['@twotrack/source', ...defaultServerConditions] } };

/** Tests run the sources of the libs, not what was built from them last. `__vitest__` is where a global setup runs. */
const fromSources = {
  resolve: { conditions: ['@twotrack/source', ...defaultClientConditions] },
  ssr: server,
  environments: { __vitest__: server },
};

/** How long a busy machine may take; where a time is promised, the test names it. */
const patience = { testTimeout: 30_000, hookTimeout: 60_000, expect: { poll: { timeout: 10_000 } } };

export default defineConfig({
  ...fromSources,
  test: {
    globalSetup: ['test/support/database-server.ts'],
    reporters: ['default', './test/support/counts-reporter.ts'],
    maxWorkers: 2,
    passWithNoTests: true,
    projects: [
      {
        ...fromSources,
        test: {
          ...patience,
          name: 'node',
          environment: 'node',
          include: ['libs/*/src/**/*.spec.ts', 'apps/api/src/**/*.spec.ts'],
        },
      },
      {
        ...fromSources,
        plugins: [react()],
        test: {
          ...patience,
          name: 'web',
          environment: 'jsdom',
          include: ['apps/web/src/**/*.spec.{ts,tsx}'],
        },
      },
      {
        ...fromSources,
        test: {
          ...patience,
          name: 'e2e',
          environment: 'node',
          include: ['test/**/*.e2e.ts', 'test/**/*.spec.ts'],
        },
      },
      {
        ...fromSources,
        test: {
          ...patience,
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.browser.ts'],
          // After the others and one at a time: a browser measures what a person would wait for.
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
        },
      },
    ],
  },
});
