import type { ColumnId, ItemType, ProductEvent } from '@twotrack/product-backlog/contract';

const column = {
  backlog: 'Backlog',
  ready: 'Ready',
  'in-progress': 'In progress',
  review: 'Review',
  done: 'Done',
} satisfies Record<ColumnId, string>;

export const words = {
  title: 'Product',
  lawInWords: 'Ordered by people: the product owner decides',
  column,
  type: { feature: 'Feature', defect: 'Defect', debt: 'Debt' } satisfies Record<ItemType, string>,
  empty: {
    backlog: 'The backlog is empty. Press C to add the first item.',
    ready: 'Nothing is ready to pull. Move the next items here from Backlog.',
    'in-progress': 'Nothing in progress. Pull the first item of Ready.',
    review: 'Nothing waits for a review.',
    done: 'Nothing finished in the last 14 days.',
  } satisfies Record<ColumnId, string>,

  onlyMembersSee: 'The backlog is for members. Your own requests, and what became of them, are in the inbox.',

  moved: (key: string, to: ColumnId) => `Moved ${key} to ${column[to]}`,
  ranked: (key: string) => `Ranked ${key}`,
  proposed: (key: string) => `Proposed a new place for ${key} to the product owner`,
  assigned: (key: string) => `Changed who works on ${key}`,
  blocked: (key: string) => `Blocked ${key}`,
  unblocked: (key: string) => `Unblocked ${key}`,
  removed: (key: string) => `Removed ${key}`,
  accepted: (title: string) => `Accepted “${title}”`,
  declined: (title: string) => `Declined “${title}”`,
  merged: (title: string) => `Merged “${title}”`,
  limitSet: (id: ColumnId) => `Changed the limit of ${column[id]}`,

  questions: (open: number) => (open === 1 ? '1 open question' : `${open} open questions`),

  keepsItsPlace: 'Lands at its place in the one order',
  fullDropToAsk: 'FULL – drop to ask',
  decides: 'Drop between cards: you decide the order',
  proposes: 'Drop between cards: this proposes it to the product owner',
  mayNotOrder: 'Only members propose an order here',

  waits: (reason: string) => `Blocked: ${reason}`,
  spoken: {
    item: (key: string, title: string, type: string) => `${key}, ${title}, ${type}`,
    rank: (rank: number) => `rank ${rank}`,
    blocked: (reason: string) => `blocked: ${reason}`,
    nobody: 'nobody works on it',
    aside: 'outside the goal',
    by: (names: string) => `with ${names}`,
  },
  inColumnSince: (age: string) => `In this column for ${age}`,
  olderThanMost: 'older than 85 %',

  act: {
    takeIt: 'Work on it',
    leaveIt: 'Stop working on it',
    assignHelp: 'Work on it, or stop',
    block: 'Block…',
    unblock: 'Unblock',
    blockHelp: 'Block or unblock',
    membersOnly: 'For members',
  },
  ask: {
    block: (key: string) => ({ title: `Block ${key}`, label: 'What does it wait for?', submit: 'Block' }),
  },
  why: {
    title: (key: string) => `Why does ${key} stand here?`,
    ranked: (who: string, when: string, past: string) => `${who} ranked it ${past}, ${when}.`,
    before: (key: string) => `before ${key}`,
    after: (key: string) => `after ${key}`,
    somewhere: 'here',
    reason: (reason: string) => `“${reason}”`,
    never: (who: string, when: string) =>
      `Nobody has ranked it since ${who} added it, ${when}: new items stand at the end.`,
    done: 'It is finished; Done shows the newest first.',
    law: 'One rank orders all open items, and only the product owner changes it. Moving a card between columns keeps it.',
    loading: 'Looking it up…',
    open: 'Open the item',
  },
  summary: {
    wip: (count: number, limit: number) => (limit > 0 ? `WIP ${count}/${limit}` : `WIP ${count}`),
    oldest: (age: string) => `oldest ${age}`,
    blocked: (count: number) => `${count} blocked`,
  },
  did: {
    'item-added': 'added',
    'item-renamed': 'renamed',
    'item-described': 'described',
    'item-classified': 'changed the type',
    'item-moved': 'moved',
    'item-ranked': 'ranked',
    'item-assigned': 'assigned',
    'item-blocked': 'blocked',
    'item-unblocked': 'unblocked',
    'item-removed': 'removed',
    'item-restored': 'restored',
  } satisfies Partial<Record<ProductEvent['type'], string>> as Partial<Record<ProductEvent['type'], string>>,
};
