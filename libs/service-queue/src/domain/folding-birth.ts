import type { Ticket } from '../contract/index.js';
import type { Folds } from './folding-key.js';
import { templateOf } from './folding-key.js';
import { bornUnder, foldedUnder } from './folding.js';
import type { Groups } from './folding-groups.js';
import type { Judging } from './parent.js';
import { routeOf, type Routes } from './routing.js';

/** What stands open of one key: its group, or those that wait for enough of their like, the first one first. */
export interface Standing {
  readonly parentId: string | null;
  readonly waiting: readonly string[];
}

/** How a ticket comes in: by itself or under a parent, and which others fold with it. */
export interface Arriving {
  readonly ticket: Ticket;
  readonly folding: readonly { readonly was: Ticket; readonly now: Ticket }[];
  /** The parent that came to be by it; its facts follow when all is noted. */
  readonly parent: Ticket | null;
}

/** Gives a new parent its id, key and queue. */
export type NameParent = (
  words: Pick<Ticket, 'title' | 'service'>,
  queueId: string | null,
) => {
  readonly id: string;
  readonly key: string;
  readonly queueId: string;
  readonly ruleId: string | null;
};

/** A parent goes where its children are, or where the rules send its words; as a ticket it counts for no rule. */
export const nameParent =
  (routes: Routes, { newId, nextKey }: { newId: () => string; nextKey: () => string }): NameParent =>
  ({ title, service }, queueId) => {
    const words = { kind: 'incident' as const, title, facts: {}, ...(service !== null && { service }) };
    return { id: newId(), key: nextKey(), queueId: queueId ?? routeOf(routes, words).queueId, ruleId: null };
  };

/** Folds tickets as they come in (S11): the n-th open one of a key makes the group, the later ones come in under it. */
export class FoldingAtBirth {
  private readonly standing: Map<string, { parentId: string | null; waiting: string[] }>;

  constructor(
    private readonly groups: Groups,
    standing: ReadonlyMap<string, Standing>,
    /** A ticket as it stands now. */
    private readonly ticket: (id: string) => Ticket,
    private readonly name: NameParent,
    private readonly judging: Judging,
  ) {
    this.standing = new Map(
      [...standing].map(([key, { parentId, waiting }]) => [key, { parentId, waiting: [...waiting] }]),
    );
  }

  arrive(ticket: Ticket, folds: Folds | null): Arriving {
    if (!folds) return { ticket, folding: [], parent: null };
    const keyed = { ...ticket, foldKey: folds.key };
    const standing = this.standing.get(folds.key) ?? { parentId: null, waiting: [] };
    this.standing.set(folds.key, standing);
    const { by, now } = this.judging;
    if (standing.parentId) return { ticket: bornUnder(keyed, standing.parentId, by, now), folding: [], parent: null };

    const likes = standing.waiting.map(this.ticket).filter((one) => !one.resolvedAt && !one.parentId);
    if (likes.length + 1 < folds.rule.count) {
      standing.waiting.push(ticket.id);
      return { ticket: keyed, folding: [], parent: null };
    }
    const parent = this.bear([...likes, keyed], folds);
    standing.parentId = parent.id;
    return {
      ticket: bornUnder(keyed, parent.id, by, now),
      folding: likes.map((was) => ({ was, now: foldedUnder(was, parent.id, by, now) })),
      parent,
    };
  }

  private bear(likes: readonly Ticket[], { rule, key }: Folds): Ticket {
    const [first] = likes as [Ticket];
    const title = rule.by.includes('title') ? templateOf(first.title) || first.title : first.title;
    const service = common(likes.map((one) => one.service));
    const birth = this.name({ title, service }, common(likes.map((one) => one.queueId)));
    return this.groups.bear({ ...birth, title, service, foldKey: key, rule: rule.name }, this.judging);
  }
}

const common = <T>(values: readonly T[]): T | null => (new Set(values).size === 1 ? values[0]! : null);
