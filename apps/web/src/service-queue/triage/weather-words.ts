import { tickets } from './words.js';

/** What is said of storms and of the morning. */
export const words = {
  storm: {
    ask: {
      title: 'End the storm?',
      about: 'The board goes back to normal; groups stay folded.',
      submit: 'End storm',
    },

    label: 'Storm',
    since: (time: string) => `Storm since ${time}`,
    count: (arrived: number) => tickets(arrived),
    parts: (groups: number, singles: number) =>
      `${groups} ${groups === 1 ? 'group' : 'groups'} + ${singles} ${singles === 1 ? 'single' : 'singles'}`,
    unacked: (count: number) => `${count} unacked`,
    lead: (name: string | null) => `lead: ${name ?? 'nobody'}`,
    takeLead: 'Take lead',
    triage: 'Triage groups',
    end: 'End storm',
    rate: (count: number) => `${count}/min`,
    rateHelp: (counts: readonly number[]) =>
      `New tickets in each of the last ${counts.length} minutes: ${counts.join(', ')}`,
    alone: (key: string, title: string) => `SEV1 outside of every group: ${key} ${title}`,
    product: 'Product track',
    /** Of a phone, where the groups come first. */
    unfold: (singles: number) => `Show ${tickets(singles)} beside the groups`,
    fold: 'Show the groups only',
  },
  morning: {
    label: 'What arrived while you were away',
    arrived: (total: number, since: string) => `${total} arrived since ${since}`,
    equals: (groups: number, singles: number) =>
      `${groups} ${groups === 1 ? 'storm' : 'storms'} + ${singles} ${singles === 1 ? 'single' : 'singles'}`,
    left: (count: number) =>
      count === 0 ? 'everything is decided' : count === 1 ? '1 decision left' : `${count} decisions left`,
    look: 'Look through',
    seen: 'Mark as seen',
  },
};
