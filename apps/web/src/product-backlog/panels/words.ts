import type { ItemType, LimitMode, RequestSource } from '@twotrack/product-backlog/contract';

const types: Record<ItemType, string> = { feature: 'Feature', defect: 'Defect', debt: 'Technical debt' };

const sources: Record<RequestSource, string> = {
  customer: 'Customer',
  stakeholder: 'Stakeholder',
  feedback: 'Feedback',
  team: 'Team',
  'market-research': 'Market research',
  problem: 'Problem',
};

const modes: Record<LimitMode | 'off', string> = {
  off: 'no limit',
  warn: 'warn',
  block: 'refuse',
  'block-unless-reason': 'refuse unless a reason is given',
};

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const age = (seconds: number): string => {
  if (seconds < 60) return `${Math.max(0, Math.round(seconds))} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  return seconds < 48 * 3600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
};

/** Every word that a person reads on the panels of the product track. */
export const words = {
  types,
  sources,
  modes,
  plural,
  duration: age,
  ago: (seconds: number) => `${age(seconds)} ago`,
  nobody: 'nobody',
  empty: '(empty)',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  retry: 'Retry',
  loading: 'Loading…',
  saving: 'Saving…',

  item: {
    label: (key: string) => `Item ${key}`,
    failed: (key: string) => `Could not load ${key}.`,
    gone: 'This item is not on the board. It may have been removed, or it is finished and was put away.',
    title: 'Title',
    editTitle: 'Edit the title',
    type: 'Type',
    whoseProblem: 'Whose problem is it?',
    whoseProblemNeeded: 'Technical debt names whose problem it is.',
    problem: 'Problem',
    editProblem: 'Edit the problem',
    noProblem: 'Nobody wrote down the problem yet.',
    markdown: 'Markdown. Pictures and HTML are not shown.',
    people: 'Works on it',
    assignMe: 'Assign me',
    release: 'Leave it',
    assign: 'Assign…',
    unassign: (name: string) => `Take ${name} off`,
    column: 'Column',
    moveTo: 'Move to…',
    removed: (who: string) => `Removed by ${who}.`,
    removedWhen: 'This item was removed from the backlog.',
    remove: 'Remove from the backlog…',
    removeReason: 'Why is it removed? (optional)',
    restore: 'Bring back',
  },

  blocked: {
    block: 'Block…',
    reason: 'What blocks it?',
    reasonNeeded: 'Say what blocks it.',
    unblock: 'Unblock',
    since: (who: string, duration: string) => `Blocked by ${who} for ${duration}`,
    before: (duration: string) => `Blocked ${duration} before that`,
    total: (duration: string) => `Was blocked for ${duration} in all`,
  },

  place: {
    heading: 'Where it stands, and why',
    rank: (place: number, count: number) => `#${place} of ${count} in the order of the product owner.`,
    inColumn: (place: number, column: string) => `#${place} in ${column}.`,
    outOfOrder: 'Not in the order: it is done or removed.',
    neverRanked: (who: string, when: string) =>
      `Nobody ranked it since it came in (${who}, ${when}): it stands where it was put.`,
    ranked: (who: string, when: string) => `${who} ranked it ${when}:`,
    was: (item: string) => `Before that it stood above ${item}.`,
    wasLast: 'Before that it stood at the end.',
    onProposal: 'On a proposal.',
    reason: 'Reason',
    noReason: 'No reason was given.',
    rankHere: 'Place it…',
    above: 'Above',
    below: 'Below',
    neighbour: 'Which item',
    placeNow: 'Place',
    propose: 'Propose this place',
    proposing: 'Only the product owner orders the backlog. This becomes a proposal.',
    rankReason: 'Why? (optional)',
  },

  proposals: {
    heading: 'Open proposals',
    none: 'No open proposals.',
    sentence: (item: string, place: string) => `${item} ${place}`,
    by: (who: string, age: string) => `${who}, waiting for ${age}`,
    accept: 'Accept',
    decline: 'Decline',
    withdraw: 'Withdraw',
    keys: 'accepts, ',
    keysEnd: 'declines the proposal in focus',
    answerer: (name: string | null) => `${name ?? 'The product owner'} answers it.`,
  },

  origin: {
    heading: 'Where it came from',
    request: (who: string, source: string, when: string) => `${who} asked for it (${source}, ${when}).`,
    merged: (who: string, title: string) => `${who} also asked: “${title}”`,
    own: (who: string, when: string) => `${who} created it ${when}.`,
  },

  history: {
    heading: 'History',
    none: 'Nothing happened yet.',
    from: 'before',
    to: 'after',
    more: (count: number) => `Show ${count} more`,
    missing: 'an item that is no longer on the board',
    somebody: 'somebody who left',
  },

  conflict: {
    changed: (who: string, what: string, when: string) => `${who} changed the ${what} ${when}.`,
    somebody: (what: string) => `The ${what} was changed meanwhile.`,
    other: 'The card was changed meanwhile.',
    theirs: 'Theirs',
    mine: 'Mine',
    keepMine: 'Keep mine',
    takeTheirs: 'Take theirs',
  },

  create: {
    item: 'New item',
    request: 'New request',
    becomesRequest: (name: string | null) =>
      `Only ${name ?? 'the product owner'} adds items. What you write becomes a request in the inbox, and you see the answer.`,
    asType: 'You suggest it as',
    where: 'Place',
    top: 'At the top of the order',
    end: 'At the end of the order',
    source: 'Where does it come from?',
    createItem: 'Create item',
    send: 'Send request',
    titleNeeded: 'Give it a title.',
    problemHint: 'What is wrong today, and for whom? (optional)',
  },

  inbox: {
    label: 'Inbox',
    heading: 'Inbox of the product owner',
    requests: (count: number) => `Requests (${count})`,
    proposals: (count: number) => `Proposals (${count})`,
    noRequests: 'No open requests. What people ask of the product arrives here and waits for the product owner.',
    noProposals: 'No open proposals. When somebody other than the product owner ranks an item, it waits here.',
    asked: (who: string, source: string, age: string) => `${who} · ${source} · waiting for ${age}`,
    acceptAs: 'Accept as',
    merge: 'Merge into…',
    mergeInto: 'Merge into which item?',
    mergeNow: 'Merge',
    choose: 'Choose an item',
    decline: 'Decline…',
    declineReason: 'Why not? The requester reads this.',
    declineReasonNeeded: 'Give a reason: the requester reads it.',
    declineNow: 'Decline request',
    readOnly: (name: string | null) => `${name ?? 'The product owner'} decides. You can read along.`,
    yours: 'Your requests and proposals',
  },

  column: {
    title: (name: string) => `Column ${name}`,
    policy: 'Policy: when to pull in, and when it is done',
    policyHint: 'Shown in the header of the column exactly as typed.',
    limit: 'Limit',
    mode: 'At the next one',
    count: 'How many items it should hold',
    countNeeded: 'A whole number from 1 to 999.',
    modeHints: {
      off: 'No limit: any number of items.',
      warn: 'Let it in and say so.',
      block: 'Refuse it. Nobody passes.',
      'block-unless-reason': 'Refuse it, unless somebody gives a reason, which is kept.',
    },
    entryOrEnd: 'Work always has a way in and a way out: this column can only warn.',
    over: (count: number, limit: number) =>
      `It holds ${count} now, over a limit of ${limit}. They stay; new ones are treated by the limit.`,
    who: (name: string | null) =>
      `Only ${name ?? 'the product owner'} changes limits and policies of the product track.`,
  },

  refusal: {
    full: (column: string, count: number, limit: number) => `${column} is full: ${count} of ${limit}`,
    notMoved: (item: string) => `${item} was not moved. Finish something before pulling.`,
    policy: (limit: number, mode: string) => `Policy: limit ${limit}, ${mode}`,
    closest: 'Closest to done',
    older: (age: string) => `here for ${age}`,
    room: (column: string, count: string) => `${column} has room (${count})`,
    nextFull: (column: string, count: string) => `${column} is full too (${count})`,
    blocked: (reason: string) => `⛔ blocked: ${reason}`,
    moveTo: (column: string) => `Move to ${column}`,
    moveOf: (item: string, column: string) => `Move ${item} to ${column}`,
    pullBack: 'Pull back',
    pullBackOf: (item: string, column: string) => `Pull ${item} back to ${column}`,
    helpFinish: (item: string) => `Help finish: open ${item}`,
    anyway: 'Move anyway…',
    anywayHint: 'needs a reason',
    reason: 'Why does it have to go in now?',
    reasonShort: (left: number) => `At least 10 characters: ${left} more.`,
    moveAnyway: 'Move anyway',
    hasRoom: (column: string, item: string) => `${column} has room now.`,
    tryAgain: (item: string, column: string) => `Move ${item} to ${column}`,
    noOverride: 'This limit lets nobody pass.',
    failed: 'That did not work either:',
    title: 'This was refused',
    titles: {
      'not-product-owner': 'Only the product owner may do this',
      'stale-version': 'Somebody changed it meanwhile',
      'not-found': 'It is not there',
      invalid: 'Something in it is wrong',
    } as Record<string, string>,
  },
} as const;
