// stands: apps/api/src/live/offender.ts
// reported: no-restricted-properties
export const offence = process.env['PORT'];
