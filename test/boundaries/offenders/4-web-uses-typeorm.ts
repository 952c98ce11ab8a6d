// stands: apps/web/src/board/offender.ts
// reported: no-restricted-imports
import { DataSource } from 'typeorm';
export const offence = DataSource;
