const refusals: Record<string, string> = {
  'already-answered': 'answered already',
  'not-in-order': 'the item is done, set aside or removed',
  'order-moved-on': 'the order has moved on',
};

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

const events: Record<string, string> = {
  'item-added': 'added it',
  'item-ranked': 'ranked it',
  'item-moved': 'moved it back from Done',
  'item-removed': 'removed it',
  'item-restored': 'brought it back',
  'item-set-aside': 'set it aside',
  'item-taken-up': 'took it up again',
};

export const words = {
  menu: 'Order: decisions and changes…',
  heading: 'The order',

  answered: (count: number, answer: 'accept' | 'decline') =>
    `${answer === 'accept' ? 'Accepted' : 'Declined'} ${count === 1 ? 'the proposal' : `${count} proposals`}`,
  notAll: (refused: number, all: number, code: string) =>
    `${all === 1 ? 'Not done' : `${refused} of ${all} not done`}: ${refusals[code] ?? code}.`,
  unranked: (key: string) => `Took the ranking of ${key} back`,
  takenBack: 'Took the order back',

  select: (sentence: string) => `Select: ${sentence}`,
  selected: (count: number) => `${count} selected`,
  acceptAll: (count: number) => `Accept ${count}`,
  declineAll: (count: number) => `Decline ${count}`,
  selectNone: 'Select none',
  batchKeys: 'selects,',
  batchKeysEnd: 'all of them; then one key answers every one selected',
  old: 'Waiting long',

  delegation: {
    heading: 'Who decides',
    owner: (name: string | null) => `${name ?? 'The product owner'} decides the order.`,
    until: (who: string, until: string, by: string) =>
      `${who} decides the order until ${day.format(new Date(until))}, on behalf of ${by}.`,
    delegate: 'Let somebody else decide…',
    to: 'Who',
    choose: 'Choose a member',
    whoNeeded: 'Choose who decides.',
    untilLabel: 'Until the end of',
    untilNeeded: 'Choose a day to come, within a year.',
    reason: 'Why (optional)',
    submit: 'Delegate the order',
    withdraw: 'Take it back',
  },

  changes: {
    heading: 'What changed since',
    since: 'Since the beginning of',
    none: 'Everything stands as it stood.',
    counts: (before: number, now: number) => `${before} items then, ${now} now.`,
    place: (place: number | null) => (place === null ? '–' : String(place)),
    from: 'from place',
    to: 'to place',
    outside: 'outside the order',
    /** `stands`: whether it stands in the order after it. */
    moved: (who: string, what: string, stands: boolean) =>
      `${who} ${what === 'item-moved' && !stands ? 'finished it' : (events[what] ?? 'changed it')}`,
    more: (decisions: number) => `, after ${decisions - 1} more`,
    rest: (count: number) => `and ${count} more`,
  },

  ledger: {
    heading: 'Who ranked what',
    none: 'Nobody has ranked anything yet.',
    noneSuch: 'No such ranking.',
    person: 'By',
    everybody: 'Everybody',
    item: 'Item',
    was: (key: string | null) => (key ? `It stood above ${key}.` : 'It stood last.'),
    proposed: (who: string) => `As ${who} proposed.`,
    undoes: 'Takes a ranking back.',
    undone: 'Taken back.',
    undo: 'Undo',
    undoWhich: (key: string) => `Undo the ranking of ${key}`,
    older: 'Older decisions',
  },
};
