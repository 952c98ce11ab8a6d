// stands: apps/web/src/http/send.ts
export const welcome = () => fetch('/api/teams');
