/** Queues beside the catch-all, each with the services whose tickets come to it. */
export const DEMO_QUEUES = [
  { name: 'Payments run', services: ['checkout', 'payments-api', 'settlement'] },
  { name: 'Database', services: ['ledger-db', 'reporting-db'] },
  { name: 'Access', services: ['sso', 'vpn', 'admin-console'] },
] as const;

/** The limits and the words of the columns. */
export const DEMO_SERVICE_COLUMNS = [
  {
    column: 'working',
    limit: { count: 4, mode: 'block-unless-reason' },
    policy: 'Pull the first of Queue. One person, one ticket, until it waits or is resolved.',
  },
  {
    column: 'waiting',
    limit: { count: 6, mode: 'warn' },
    policy: 'Somebody outside owes us something; say who and what.',
  },
] as const;
