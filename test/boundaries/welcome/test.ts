// stands: test/welcome.e2e.ts
export * from '@twotrack/api/embedded-postgres';
export * from '@twotrack/api';
export * from './support/database.js';
