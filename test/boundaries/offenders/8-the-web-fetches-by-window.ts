// stands: apps/web/src/service-queue/offender.ts
// reported: no-restricted-properties
export const offence = () => window.fetch('/api/teams');
