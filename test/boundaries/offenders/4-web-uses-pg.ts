// stands: apps/web/src/flow/offender.ts
// reported: no-restricted-imports
import pg from 'pg';
export const offence = pg;
