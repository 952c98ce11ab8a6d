// stands: apps/web/src/board/offender.ts
// reported: no-restricted-globals
export const offence = () => fetch('/api/teams');
