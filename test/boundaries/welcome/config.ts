// stands: apps/api/src/config.ts
export const welcome = process.env['PORT'];
