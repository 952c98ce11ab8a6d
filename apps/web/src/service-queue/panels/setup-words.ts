/** What an admin reads where columns and routing are set up. */
export const setup = {
  column: {
    overAll: 'Over all queues',
    lane: 'Expedite lane',
    perQueue: 'In one queue',
    modeOf: (queue: string) => `At the next one, ${queue}`,
    count: 'How many tickets it should hold',
    countOf: (queue: string) => `How many, ${queue}`,
    who: 'Only an admin changes limits and policies of the service track.',
    now: (count: number) => `now ${count}`,
  },
} as const;
