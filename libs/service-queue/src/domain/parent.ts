import { whoIs, type Who } from '@twotrack/shared';
import type { Facts, Folded, SeverityPolicy, Ticket } from '../contract/index.js';
import { aged } from './ageing.js';
import { factsOf, type Tally } from './folding-tally.js';
import { reopened, resolved, responded, unresponded } from './sla.js';
import { current, judged, stopsInTriage, type Birth } from './ticket.js';
import { factsKnownTo } from './severity.js';

/** By which policy, by whose doing, and when. */
export interface Judging {
  readonly policy: SeverityPolicy;
  readonly by: Who;
  readonly now: string;
}

/** What a new parent is called, and by whose rule it is one. */
export interface ParentBirth extends Birth {
  readonly title: string;
  readonly service: string | null;
  readonly foldKey: string | null;
  /** The name of the rule; null where a person folds. */
  readonly rule: string | null;
}

/** The card of a group that comes to be. Nothing lies under it yet: `parentAfter` gives it what follows from that. */
export function bornParent(birth: ParentBirth, { policy, by, now }: Judging): Ticket {
  const { rule, ...words } = birth;
  const folded: Folded = {
    ...{ rule, count: 0, open: 0, unacknowledged: 0, unacknowledgedSince: null, severities: {} },
    ...{ firstAt: now, lastAt: now },
  };
  return {
    ...words,
    kind: 'incident',
    column: 'queue',
    facts: {},
    severity: 5,
    policyVersion: policy.version,
    effectiveClass: 5,
    waits: [],
    agesAt: null,
    reportedAt: now,
    reportedBy: whoIs(by),
    assignee: null,
    acknowledged: null,
    respondedAt: null,
    waiting: null,
    pauses: [],
    responseDue: null,
    resolutionDue: null,
    due: null,
    retargeted: null,
    told: [],
    enteredColumnAt: now,
    expedited: false,
    resolvedAt: null,
    closedAt: null,
    alert: null,
    parentId: null,
    problemId: null,
    marks: { folded },
    version: 0,
  };
}

/** How many children an acknowledgement was taken back from, and how the sums stood before. */
export interface TallyStep {
  readonly before: Tally;
  readonly after: Tally;
  readonly unacknowledging: number;
}

/**
 * The parent after its children changed: its facts follow from theirs, its severity from its facts (S2, S11). It is
 * acknowledged when all of them are, resolved with the last, open again with the first, and no more when none is left.
 */
export function parentAfter(parent: Ticket, step: TallyStep, judging: Judging): Ticket {
  const { after } = step;
  const next = { ...parent, marks: { ...parent.marks, folded: foldedOf(parent, after) }, version: parent.version + 1 };
  if (after.count === 0) return dissolved(next, judging);
  if (after.open === 0) return next.resolvedAt ? next : resolvedWithAll(next, judging);
  const open = next.resolvedAt ? reopenedWithOne(next, judging) : next;
  return seen(withFactsOf(open, after, parent, judging), step, judging);
}

const foldedOf = (parent: Ticket, tally: Tally): Folded => {
  const { rule, firstAt, lastAt } = parent.marks.folded!;
  const { count, open, unacknowledged, unacknowledgedSince, severities } = tally;
  return {
    ...{ rule, count, open, unacknowledged, unacknowledgedSince, severities },
    firstAt: tally.firstAt ?? firstAt,
    lastAt: tally.lastAt ?? lastAt,
  };
};

/** What a person has said of the group itself stands; everything else follows from the children. */
function withFactsOf(parent: Ticket, tally: Tally, was: Ticket, { policy, by, now }: Judging): Ticket {
  const said = Object.entries(parent.facts).filter(([, fact]) => fact.source !== 'folded');
  const facts: Facts = {};
  for (const [id, fact] of Object.entries(factsOf(tally, policy))) {
    const before = parent.facts[id];
    const same = before?.value === fact.value && before.about === fact.about;
    facts[id] = same ? before : { ...fact, source: 'folded', by: whoIs(by), at: now };
  }
  const all = { ...facts, ...Object.fromEntries(said) };
  const because = Object.keys({ ...was.facts, ...all }).filter((id) => was.facts[id] !== all[id]);
  const reportedAt = tally.firstAt ?? parent.reportedAt;
  const fresh = was.version === 0;
  const judgedAnew = judged({ ...parent, facts: all, reportedAt }, policy, now, because);
  if (!fresh) return judgedAnew;
  const column = stopsInTriage(policy, factsKnownTo(policy, all)) ? ('triage' as const) : ('queue' as const);
  return aged({ ...judgedAnew, column, retargeted: null }, policy, now);
}

/** Acknowledged by whoever acknowledges the last of them; no more when that is taken back before anybody works on it. */
function seen(parent: Ticket, { before, after, unacknowledging }: TallyStep, { policy, by, now }: Judging): Ticket {
  if (!parent.acknowledged && after.unacknowledged === 0 && (before.unacknowledged > 0 || before.count === 0)) {
    return responded({ ...parent, acknowledged: { by: whoIs(by), at: now } }, policy, now);
  }
  const untouched = parent.column === 'triage' || parent.column === 'queue';
  if (!parent.acknowledged || unacknowledging === 0 || !untouched) return parent;
  const stopped = parent.respondedAt === parent.acknowledged.at;
  const unseen = { ...parent, acknowledged: null };
  return stopped ? unresponded(unseen, policy) : unseen;
}

function resolvedWithAll(parent: Ticket, { policy, now }: Judging): Ticket {
  const over = { ...current(parent, policy, now), column: 'resolved' as const, enteredColumnAt: now };
  return aged(resolved({ ...over, waiting: null, expedited: false }, policy, now), policy, now);
}

function reopenedWithOne(parent: Ticket, { policy, now }: Judging): Ticket {
  const open = current(reopened({ ...parent, closedAt: null }, policy, now), policy, now);
  const column = stopsInTriage(policy, factsKnownTo(policy, open.facts)) ? ('triage' as const) : ('queue' as const);
  return aged({ ...open, column, assignee: null, acknowledged: null, enteredColumnAt: now }, policy, now);
}

/** Nothing lies under it any more: it leaves the board for good. */
const dissolved = (parent: Ticket, judging: Judging): Ticket => ({
  ...(parent.resolvedAt ? parent : resolvedWithAll(parent, judging)),
  closedAt: judging.now,
});
