import type { DecideRequests, ItemType } from '@twotrack/product-backlog/contract';

const refusals: Record<string, string> = {
  'already-decided': 'decided already',
  'item-removed': 'that item was removed',
  'item-changed': 'somebody worked on the item since',
  'item-has-requests': 'others were merged into the item since',
  'handed-over': 'it is a ticket now',
  joined: 'it was merged with another request',
  'into-itself': 'it is that request itself',
  'not-found': 'it is not there',
};

const many = (count: number): string => (count === 1 ? 'the request' : `${count} requests`);

/** Every word of deciding several requests at once (P4), and of feedback on what is delivered (P5). */
export const words = {
  heading: (count: number, oldest: string | null) =>
    oldest === null ? `Requests (${count})` : `Requests (${count}), the oldest waiting for ${oldest}`,
  long: 'Waiting long',
  from: 'From',
  everybody: (count: number) => `All sources (${count})`,
  source: (source: string, count: number) => `${source} (${count})`,

  keys: {
    select: 'selects,',
    all: 'all;',
    accept: 'accepts,',
    merge: 'merges,',
    together: 'merges those selected with each other,',
    decline: 'declines',
  },
  selected: (count: number) => `${count} selected`,
  asMany: (count: number) => `${count} selected, as many as are decided at once`,
  select: (title: string) => `Select: ${title}`,
  selectAll: 'Select all',
  selectNone: 'Select none',
  acceptAs: 'Accept as',
  asOne: 'all as one item, with everybody who asked',
  merge: 'Merge into…',
  together: 'Merge with each other',
  parts: {
    count: (count: number) => `Asked for ${count} times`,
    others: (count: number) => `${count} more ${count === 1 ? 'asks' : 'ask'} for the same; one answer is for all`,
    takeOut: 'Take out',
    takeOutOf: (title: string) => `Take out: ${title}`,
    takenOut: (title: string) => `Took “${title}” out`,
  },
  mergeNow: (count: number) => `Merge ${many(count)}`,
  decline: 'Decline…',
  declineNow: (count: number) => `Decline ${many(count)}`,
  declineReason: (count: number) =>
    count === 1 ? 'Why not? The requester reads this.' : 'Why not? Each of the requesters reads this.',

  decided: (decision: DecideRequests['decision'], count: number) =>
    `${{ accept: 'Accepted', merge: 'Merged', join: 'Merged', decline: 'Declined' }[decision]} ${many(count)}`,
  refused: (title: string, code: string) => `“${title}” is not: ${refusals[code] ?? code}.`,
  notMerged: (code: string) => `Not merged: ${refusals[code] ?? code}`,
  notAll: (refused: number, all: number, code: string) =>
    `${all === 1 ? 'Not taken back' : `${refused} of ${all} not taken back`}: ${refusals[code] ?? code}`,

  proposed: (fellShort: keyof typeof fallen, type: ItemType, item: string) =>
    `${fallen[fellShort]} of ${item}: ${type === 'defect' ? 'a defect' : 'a feature to update it'}, unless you say otherwise.`,
  delivered: 'what was delivered',
  openItem: (key: string) => `Open ${key}`,

  asked: {
    heading: (count: number) => (count < 2 ? 'Where it came from' : `Asked for ${count} times`),
    line: (who: string, source: string, when: string) => `${who} · ${source} · ${when}`,
    own: (who: string, when: string) => `${who} created it ${when}.`,
    about: (fellShort: keyof typeof fallen, key: string, title: string) =>
      `${fallen[fellShort]} of ${key} “${title}”, which was delivered.`,
  },

  own: { howFar: 'How far it is' },

  feedback: {
    heading: (count: number) => (count === 0 ? 'Feedback' : `Feedback (${count})`),
    none: 'Nobody has said that it falls short of what was expected.',
    give: { less: 'Less than expected…', 'far-less': 'Far less than expected…' },
    what: 'What did you expect, and what is there instead?',
    hint: {
      less: 'It becomes a request to update this, in the inbox of the product owner.',
      'far-less': 'It becomes a defect, in the inbox of the product owner.',
    },
    needed: 'Say what was expected.',
    send: 'Send feedback',
    given: (what: string) => `Gave feedback on ${what}`,
    takenBack: 'Taken back',
    line: (fellShort: keyof typeof fallen, who: string, when: string) => `${fallen[fellShort]} · ${who} · ${when}`,
    open: 'Waits for the product owner',
    accepted: (item: string) => `Accepted as ${item}`,
    merged: (item: string) => `Merged into ${item}`,
    declined: (who: string) => `Declined by ${who}`,
    withdrawn: 'Withdrawn',
  },
};

const fallen = { less: 'Less than expected', 'far-less': 'Far less than expected' };
