// stands: libs/shared/src/stream/offender.ts
// reported: no-restricted-syntax
import { env } from 'node:process';
export const offence = env['PORT'];
