import type { ItemType, Request, RequestSource } from '@twotrack/product-backlog/contract';

const types: Record<ItemType, string> = { feature: 'Feature', defect: 'Defect', debt: 'Technical debt' };

const sources: Record<RequestSource, string> = {
  customer: 'Customer',
  stakeholder: 'Stakeholder',
  feedback: 'Feedback',
  team: 'Team',
  'market-research': 'Market research',
  problem: 'Problem',
};

/** What became of an item long after, by whom and when. */
type Answered = Record<NonNullable<Request['marks']['answered']>['answer'], (who: string, when: string) => string>;

/** Every word that a person reads on the panels of the product track. */
export const words = {
  types,
  sources,
  nobody: 'nobody',

  item: {
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
    assign: 'Somebody else',
    choosePerson: 'Choose a person',
    unassign: (name: string) => `Take ${name} off`,
    column: 'Column',
    removedWhen: 'This item was removed from the backlog.',
    heading: 'Item',
    remove: 'Remove from the backlog…',
    removeNow: 'Remove',
    removeReason: 'Why is it removed? (optional)',
    restore: 'Bring back',
  },

  blocked: {
    label: 'Blocked or not',
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
    rank: (place: string) => `#${place} in the order of the product owner.`,
    outOfOrder: 'Not in the order: it is done, set aside or removed.',
    neverRanked: (who: string, when: string) =>
      `Nobody ranked it since it came in (${who}, ${when}): it stands where it was put.`,
    ranked: (who: string, when: string, what: string) => `${who} ${what} ${when}.`,
    was: (item: string) => `Before that it stood above ${item}.`,
    wasLast: 'Before that it stood at the end.',
    onProposal: 'On a proposal.',
    noReason: 'No reason was given.',
    rankHere: 'Place it…',
    above: 'Above',
    below: 'Below',
    side: 'Place',
    neighbour: 'Of which item',
    neighbourNeeded: 'Choose the item it should stand beside.',
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
    keys: 'accepts,',
    keysEnd: 'declines the proposal in focus',
    answerer: (name: string | null) => `${name ?? 'The product owner'} answers it.`,
  },

  history: {
    missing: 'an item that is no longer on the board',
    somebody: 'somebody who left',
  },

  create: {
    item: 'New item',
    request: 'New request',
    becomesRequest: (name: string | null) =>
      `Only ${name ?? 'the product owner'} adds items. What you write becomes a request in the inbox, and you see the answer.`,
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
    heading: 'Inbox of the product owner',
    requests: (count: number) => `Requests (${count})`,
    proposals: (count: number) => `Proposals (${count})`,
    openItem: (key: string) => `Open ${key}`,
    noRequests: 'No open requests. What people ask of the product arrives here and waits for the product owner.',
    noProposals: 'No open proposals. When somebody other than the product owner ranks an item, it waits here.',
    asked: (who: string, source: string, age: string) => `${who} · ${source} · waiting for ${age}`,
    problem: 'The problem',
    noProblem: 'Nothing but the title was written.',
    problemUnread: 'It could not be read just now. Close and open it again.',
    acceptAs: 'Accept as',
    acceptDebt: 'Accept as technical debt',
    merge: 'Merge into…',
    mergeNeeded: 'Choose what it is merged into.',
    mergeInto: 'Merge into which item or request?',
    mergeIntoHint: 'Merged with another request it stays undecided: both get the same answer.',
    mergeNow: 'Merge',
    choose: 'Key or title of an item',
    chooseEither: 'Key or title',
    noSuchItem: 'No open item is called that.',
    noSuchEither: 'Neither an open item nor a request is called that.',
    asksForIt: (who: string) => `asked for by ${who}`,
    decline: 'Decline…',
    declineReason: 'Why not? The requester reads this.',
    declineReasonNeeded: 'Give a reason: the requester reads it.',
    isWork: 'This is work for the queues…',
    workReason: 'Why it is work of the service queues',
    handOver: 'Hand over to the queues',
    declineNow: 'Decline request',
    readOnly: (name: string | null) => `${name ?? 'The product owner'} decides. You can read along.`,
  },

  own: {
    heading: 'Your requests',
    none: 'You have asked for nothing yet. What you ask for goes to the product owner, and the answer shows here.',
    states: {
      open: 'Waits for the product owner',
      joined: 'Waits with others who ask for the same',
      accepted: 'Accepted',
      declined: 'Declined',
      merged: 'Merged into an item',
    } satisfies Record<Request['status'], string>,
    asked: (when: string, source: string) => `asked ${when} · ${source}`,
    decided: (who: string, when: string) => `Decided by ${who} ${when}`,
    answered: {
      kept: (who, when) => `Old, and kept by ${who} ${when}`,
      'not-now': (who, when) => `Not now: set aside by ${who} ${when}`,
      removed: (who, when) => `Removed by ${who} ${when}`,
    } satisfies Answered,
  },

  column: {
    count: 'How many items it should hold',
    who: (name: string | null) =>
      `Only ${name ?? 'the product owner'} changes limits and policies of the product track.`,
  },

  refusal: {
    full: (column: string, count: number, limit: number) => `${column} is full: ${count} of ${limit}`,
    notMoved: (item: string) => `${item} was not moved. Finish something before pulling.`,
    closest: 'Closest to done',
    room: (column: string, count: string) => `${column} has room (${count})`,
    nextFull: (column: string, count: string) => `${column} is full too (${count})`,
    blocked: (reason: string) => `blocked: ${reason}`,
    moveTo: (column: string) => `Move to ${column}`,
    moveOf: (item: string, column: string) => `Move ${item} to ${column}`,
    pullBackOf: (item: string, column: string) => `Pull ${item} back to ${column}`,
    hasRoom: (column: string) => `${column} has room now`,
    owner: (name: string) => `${name} is the product owner of this team.`,
    title: 'This was refused',
    titles: {
      'not-product-owner': 'Only the product owner may do this',
      'stale-version': 'Somebody changed it meanwhile',
      'not-found': 'It is not there',
      invalid: 'Something in it is wrong',
    } as Record<string, string>,
  },
} as const;
