import type { Ticket } from '../contract/index.js';
import { emptyTally, isUnseen, liesUnder, tallied, type Tally } from './folding-tally.js';
import { bornParent, parentAfter, type Judging, type ParentBirth } from './parent.js';

/** A parent as it stands, with the sums of what lies under it. */
export interface Group {
  readonly parent: Ticket;
  readonly tally: Tally;
}

/** A parent that changed: once for all that happened under it (S11). */
export interface GroupStep extends Group {
  /** Null where it came to be. */
  readonly was: Ticket | null;
}

interface Touched {
  /** As it stands; `parent` is what it follows from, which is another where something is undone. */
  readonly stands: Ticket;
  readonly parent: Ticket;
  readonly before: Tally;
  readonly born: boolean;
  tally: Tally;
  unacknowledging: number;
  edgesMoved: boolean;
  /** The first that nobody had acknowledged is not one of these any more. */
  firstSeen: boolean;
  /** What was noted under it, as it stands. */
  readonly noted: Map<string, Ticket | null>;
}

/** The parents that one change touches: what happens to children is noted, and settled once. */
export class Groups {
  private readonly touched = new Map<string, Touched>();

  constructor(groups: Iterable<Group> = []) {
    for (const group of groups) this.know(group);
  }

  /** A parent that stands already, and what it is to follow from where it is brought back as it was. */
  know({ parent, tally }: Group, asItWas = parent): void {
    if (this.touched.has(parent.id)) return;
    this.touched.set(parent.id, { ...fresh(), stands: parent, parent: asItWas, before: tally, tally, born: false });
  }

  /** A parent that comes to be. */
  bear(birth: ParentBirth, judging: Judging): Ticket {
    const parent = bornParent(birth, judging);
    this.touched.set(parent.id, {
      ...fresh(),
      stands: parent,
      parent,
      before: emptyTally,
      tally: emptyTally,
      born: true,
    });
    return parent;
  }

  knows = (parentId: string): boolean => this.touched.has(parentId);

  parent = (parentId: string): Ticket => this.touched.get(parentId)!.parent;

  /** A ticket was written; null where it is new. */
  note(was: Ticket | null, now: Ticket): void {
    for (const parentId of new Set([was?.parentId, now.parentId])) {
      const group = parentId && this.touched.get(parentId);
      if (!group) continue;
      const [before, after] = [liesUnder(was, parentId) ? was : null, liesUnder(now, parentId) ? now : null];
      if (before) group.tally = tallied(group.tally, before, -1);
      if (after) group.tally = tallied(group.tally, after, 1);
      if (before && !after && isEdge(group.tally, before)) group.edgesMoved = true;
      if (before && isFirstUnseen(group.tally, before) && !(after && isUnseen(after))) group.firstSeen = true;
      group.noted.set(now.id, after);
      if (before && after && takenBack(before, after)) group.unacknowledging++;
    }
  }

  /** The parents whose first or last child was taken away: their times are to be looked for. */
  edgesMoved = (): string[] =>
    [...this.touched].filter(([, { edgesMoved, tally }]) => edgesMoved && tally.count > 0).map(([id]) => id);

  /** The parents whose first unacknowledged one was seen, or taken away; what was noted is known, and not to be looked for. */
  firstsSeen = (): { id: string; noted: string[] }[] =>
    [...this.touched].flatMap(([id, { firstSeen, tally, noted }]) =>
      firstSeen && tally.unacknowledged > 0 ? [{ id, noted: [...noted.keys()] }] : [],
    );

  /** Since when the first unacknowledged one waits of all that was not noted; null where there is none. */
  mendFirst(parentId: string, since: string | null): void {
    const group = this.touched.get(parentId)!;
    const unseen = [...group.noted.values()].flatMap((one) => (one && isUnseen(one) ? [one.reportedAt] : []));
    const [unacknowledgedSince = null] = (since ? [since, ...unseen] : unseen).toSorted();
    group.tally = { ...group.tally, unacknowledgedSince };
  }

  mend(parentId: string, firstAt: string, lastAt: string): void {
    const group = this.touched.get(parentId)!;
    group.tally = { ...group.tally, firstAt, lastAt };
  }

  /** Every parent under which something changed that is to be seen on it. */
  settle(judging: Judging): GroupStep[] {
    return [...this.touched.values()].flatMap(({ stands, parent, before, tally, born, unacknowledging }) => {
      if (!born && same(before, tally)) return [];
      const after = parentAfter(parent, { before, after: tally, unacknowledging }, judging);
      return [{ was: born ? null : stands, parent: after, tally }];
    });
  }
}

const fresh = () => ({
  unacknowledging: 0,
  edgesMoved: false,
  firstSeen: false,
  noted: new Map<string, Ticket | null>(),
});

const isEdge = ({ firstAt, lastAt }: Tally, { reportedAt }: Ticket): boolean =>
  reportedAt === firstAt || reportedAt === lastAt;

const isFirstUnseen = ({ unacknowledgedSince }: Tally, ticket: Ticket): boolean =>
  isUnseen(ticket) && ticket.reportedAt === unacknowledgedSince;

const takenBack = (was: Ticket, now: Ticket): boolean =>
  was.acknowledged !== null && now.acknowledged === null && was.resolvedAt === null;

const same = (one: Tally, other: Tally): boolean => one === other || sorted(one) === sorted(other);

/** Counts come and go in any order. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object'
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
