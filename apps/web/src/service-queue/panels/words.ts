import { plural } from '../../ui/panel/words.js';
import type { ColumnId, FactScale, FactSource, Severity, TicketKind } from '@twotrack/service-queue/contract';

const kinds: Record<TicketKind, string> = {
  incident: 'Incident',
  'service-request': 'Service request',
  change: 'Change',
};

const sources: Record<FactSource | 'assumed', string> = {
  requester: 'requester',
  alert: 'alert',
  catalogue: 'service catalogue',
  agent: 'team',
  folded: 'tickets folded under it',
  assumed: 'assumed',
};

const minutes = (count: number): string => {
  if (count < 60) return `${count} min`;
  if (count < 48 * 60) return count % 60 ? `${Math.floor(count / 60)} h ${count % 60} min` : `${count / 60} h`;
  const all = Math.round(count / 60);
  const [days, hours] = [Math.floor(all / 24), all % 24];
  return hours ? `${days} d ${hours} h` : `${days} d`;
};

/** Open time is counted in hours: a day of it is not 24. */
const openMinutes = (count: number): string => {
  const [hours, rest] = [Math.floor(count / 60), Math.round(count % 60)];
  return [hours && `${hours} h`, (rest || !hours) && `${rest} min`].filter(Boolean).join(' ');
};

export const sev = (severity: Severity | number): string => `SEV${severity}`;

/** Every word that a person reads on the panels of the service track. */
export const words = {
  kinds,
  sources,
  sev,
  minutes,
  openMinutes,
  nobody: 'nobody',
  yes: 'Yes',
  no: 'No',

  own: {
    heading: 'Your tickets',
    none: 'You have reported nothing. Report what is broken or what you need; you see how severe it is, and why.',
    states: {
      triage: 'Received',
      queue: 'In the queue',
      working: 'In work',
      waiting: 'Waits',
      resolved: 'Resolved',
    } satisfies Record<ColumnId, string>,
    reported: (when: string) => `reported ${when}`,
    promised: {
      response: (time: string) => `First answer promised by ${time}`,
      resolution: (time: string) => `Solution promised by ${time}`,
    },
    late: (promised: string) => `${promised}: that has passed`,
    paused: (reason: string | null) =>
      reason ? `Waits for: ${reason}. The clocks stand still.` : 'The clocks stand still.',
    resolved: (time: string) => `Resolved ${time}`,
  },

  ticket: {
    heading: 'Ticket',
    failed: (key: string) => `Could not load ${key}.`,
    gone: 'This ticket is not on the board. It may have been closed and put away.',
    title: 'Title',
    editTitle: 'Edit the title',
    runbook: (service: string) => `Runbook of ${service}`,
    details: 'Details',
    editDetails: 'Edit the details',
    noDetails: 'No details were given.',
    markdown: 'Markdown. Pictures and HTML are not shown.',
    reported: (who: string, when: string) => `Reported by ${who} ${when}`,
    unacked: (age: string) => `✗ not acknowledged for ${age}`,
    pulled: (when: string) => `✓ taken ${when}`,
    acked: (who: string, when: string) => `✓ acknowledged by ${who} ${when}`,
    acknowledge: 'Acknowledge',
    acknowledgeAll: (count: number) => `Acknowledge ${count === 1 ? 'the one under it' : `the ${count} under it`}`,
    unacknowledge: 'Take the acknowledgement back',
    assignee: 'Works on it',
    claim: 'Take it',
    release: 'Let go',
    column: 'Column',
    queue: 'Queue',
    resolve: 'Resolve',
    resolved: (when: string) => `Resolved ${when}`,
    waiting: (reason: string, age: string) => `Waits for ${age}: ${reason}`,
    waitReason: 'What is it waiting for?',
    waitReasonNeeded: 'Say what it waits for: the clocks stand still meanwhile.',
    moveNow: 'Move to Waiting',
  },

  why: {
    heading: (severity: Severity) => `Why ${sev(severity)}`,
    fact: 'Input',
    value: 'Value',
    effect: 'Effect',
    source: 'Source',
    about: 'about',
    ofUsers: (count: number | string, { users, bands }: FactScale) =>
      bands || users === undefined ? String(count) : `${count} of ${users} users`,
    byService: 'by the bands of its service',
    answer: 'Answer',
    answerOf: (name: string) => `Answer: ${name}`,
    correct: 'Correct',
    correctOf: (name: string) => `Correct: ${name}`,
    forget: 'Unknown',
    table: (policy: string, version: number) => `${policy}, version ${version}`,
    floor: (from: string, to: string) => `at least ${to}, not ${from}`,
    cap: (from: string, to: string) => `at most ${to}, not ${from}`,
    guard: 'Guard',
    none: 'none',
    and: 'and',
    older: (was: number, now: number) =>
      `Judged by version ${was} of the policy; version ${now} is in force and comes to it soon. This is what it will be:`,
    assumed: (names: string) => `Assumed, because nobody said otherwise: ${names}.`,
    becomes: (name: string, level: string, severity: Severity) => `${name} “${level}” would make it ${sev(severity)}`,
    alternatives: 'What would change it',
    noAlternatives: 'No single fact would change it.',
    moreAlternatives: (count: number) => `${count} more`,
    calculated: 'Severity is calculated from the facts. Correct a fact and it follows; nobody sets it.',
    openPanel: 'Show the whole calculation',
    readPolicy: 'Read the policy',
  },

  answers: {
    unchanged: (severity: Severity) => `It stays ${sev(severity)}`,
    changed: (from: Severity, to: Severity) => `${sev(from)} becomes ${sev(to)}`,
    incomplete: (facts: string) => `Not answered properly: ${facts}.`,
    save: 'Save answers',
    discard: 'Discard',
    unknown: 'I do not know',
    assumedAs: (level: string) => `Taken as “${level}” until somebody says otherwise.`,
    count: 'How many',
    countNeeded: (fact: string) => `${fact}: a whole number, 0 or more.`,
    roughly: 'roughly',
    band: (level: string) => `counts as “${level}”`,
  },

  sla: {
    heading: 'SLA',
    response: 'Response',
    resolution: 'Resolution',
    target: (target: string) => `target ${target}`,
    met: (when: string) => `met at ${when}`,
    metLate: (when: string) => `missed: done at ${when}`,
    left: (left: string) => `${left} left`,
    over: (over: string) => `! ${over} over`,
    due: (at: string) => `due ${at}`,
    paused: (seconds: string) => `stood still ${seconds} so far`,
    pausedNow: (left: string) => `paused, ${left} left`,
    retargeted: (when: string, from: Severity, because: string) =>
      `Due times were reckoned anew ${when}: it was ${sev(from)}, then ${because} changed.`,
    by: { policy: 'the policy', queue: 'the queue' } as Readonly<Record<string, string | undefined>>,
    openTarget: (target: string) => `target ${target} open`,
    open: (time: string, day: string) => `${time} ${day}`,
    openMore: (time: string, days: number) => `${time} on ${days} more ${days === 1 ? 'day' : 'days'}`,
    closed: (day: string, holiday: string) => `${day} holiday (${holiday})`,
    outside: '☾ closed now',
  },

  place: {
    heading: 'Place in the order',
    at: (place: number, count: number, column: string) => `#${place} of ${count} in ${column}`,
    raised: (from: Severity, to: Severity) => `raised from ${sev(from)} to ${sev(to)} by waiting`,
    behind: (key: string, reason: string) => `behind ${key} (${reason})`,
    first: 'nothing stands before it',
    noDue: 'no due time while it waits',
    due: (at: string) => `due ${at}`,
    safeFrom: (at: string) => `After ${at} nothing newer but a SEV1 passes this.`,
    safe: 'Nothing newer but a SEV1 passes this any more.',
    rule: 'The order is calculated: severity, then due time, then time of report.',
    ownOnly: 'You see your own tickets only; the team sees the whole queue.',
    out: 'Resolved tickets have no place in the order.',
  },

  history: {
    somebody: 'somebody who left',
    noQueue: 'a queue that is gone',
  },

  conflict: {
    changed: (fact: string) => `Somebody else answered “${fact}” meanwhile: their answer is in the history below.`,
    keepMine: 'Keep mine',
    takeTheirs: 'Take theirs',
  },

  create: {
    heading: 'New ticket',
    kind: 'Kind',
    title: 'What happened, or what is needed?',
    titleNeeded: 'Give it a title.',
    details: 'Details (optional)',
    service: 'Service (optional)',
    serviceExample: 'payments-api',
    queue: 'Queue',
    byRules: 'Route by rules',
    facts: 'What is known? Leave open what you do not know.',
    preview: 'This would be',
    assumed: (count: number) => `with ${plural(count, 'answer')} assumed`,
    open: 'Open ticket',
  },

  refusal: {
    full: (column: string, count: number, limit: number) => `${column} is full: ${count} of ${limit}`,
    lane: 'The expedite lane',
    inQueue: (column: string, queue: string) => `${column} for ${queue}`,
    notMoved: (ticket: string) => `${ticket} was not moved. Finish something before pulling.`,
    notPulled: 'Nothing was pulled. Finish something before pulling.',
    longest: 'Longest here',
    resolve: 'Resolve',
    resolveOf: (ticket: string) => `Resolve ${ticket}`,
    pullBackOf: (ticket: string, column: string) => `Put ${ticket} back into ${column}`,
    hasRoom: (column: string) => `${column} has room now`,
    moveOf: (ticket: string, column: string) => `Move ${ticket} to ${column}`,
    pull: 'Pull the next one',
    title: 'This was refused',
    resolveAll: (count: number) => `Resolve it with ${count === 1 ? 'its open ticket' : `its ${count} open tickets`}`,
    titles: {
      'children-open': 'Its tickets are still open',
      'order-is-calculated': 'The order is calculated',
      'stale-version': 'Somebody changed it meanwhile',
      'not-found': 'It is not there',
      invalid: 'Something in it is wrong',
    } as Record<string, string>,
  },
} as const;
