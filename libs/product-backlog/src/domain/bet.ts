import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type {
  AddEvidence,
  Evidence,
  EvidenceAdded,
  EvidenceWithdrawn,
  GiveVerdict,
  Hits,
  Item,
  ItemMarks,
  ReviewDateSet,
  ReviewDue,
  SetReviewDate,
  VerdictGiven,
  VerdictGivenOf,
  VerdictWithdrawn,
} from '../contract/index.js';
import { isProductOwner, onlyMembers, onlyProductOwner } from './authority.js';
import { noted, notRemoved } from './item-edits.js';

/*
 * Done is not the end: an item that rests on a hypothesis is a bet, shipped and unproven until evidence gives it a
 * verdict (P16). None of it is work on the item. What would change nothing is null.
 */

const DAY = 24 * 60 * 60 * 1000;
/** A shipped bet is looked at again after so many days, unless somebody says when. */
export const PROVE_DAYS = 30;
const EVIDENCE_MAX = 200;

type Bet = NonNullable<ItemMarks['bet']>;

/** The marks of an item that is finished: its bet has a review date. One that has its verdict already keeps both. */
export const shipped = (marks: ItemMarks, now: string): ItemMarks =>
  marks.bet && !marks.bet.verdict
    ? { ...marks, bet: { ...marks.bet, reviewAt: new Date(Date.parse(now) + PROVE_DAYS * DAY).toISOString() } }
    : marks;

/** The marks of an item that is worked on again: there is nothing to review. A verdict stands until it is taken back. */
export const unshipped = (marks: ItemMarks): ItemMarks =>
  marks.bet?.reviewAt && !marks.bet.verdict ? { ...marks, bet: { ...marks.bet, reviewAt: null } } : marks;

export function addEvidence(
  item: Item,
  id: string,
  { number, link, note }: AddEvidence,
  there: number,
  actor: Actor,
  now: string,
): EvidenceAdded {
  onlyMembers(actor);
  notRemoved(item);
  if (there >= EVIDENCE_MAX)
    throw new Refusal('conflict', 'too-much-evidence', { item, max: EVIDENCE_MAX }, `It has ${there} entries already.`);
  const evidence = { id, number: number ?? null, link: link ?? null, note: note ?? '', by: whoIs(actor), at: now };
  return { type: 'evidence-added', item: noted(item, {}), evidence };
}

export function withdrawEvidence(item: Item, evidence: Evidence, actor: Actor): EvidenceWithdrawn {
  onlyMembers(actor);
  notRemoved(item);
  if (evidence.by.id !== actor.id && !isProductOwner(actor))
    throw new Refusal('forbidden', 'not-yours', {}, 'Whoever added it, or the product owner, takes it back.');
  return { type: 'evidence-withdrawn', item: noted(item, {}), evidence };
}

export function setReviewDate(item: Item, { reviewAt }: SetReviewDate, actor: Actor): ReviewDateSet | null {
  onlyMembers(actor);
  const bet = unprovenBet(item);
  const at = new Date(reviewAt).toISOString();
  if (bet.reviewAt === at) return null;
  return { type: 'review-date-set', item: withBet(item, { ...bet, reviewAt: at }), was: bet.reviewAt };
}

/** Null where the item is no longer shipped and unproven. */
export const reviewDue = (item: Item): ReviewDue | null => (isUnproven(item) ? { type: 'review-due', item } : null);

export function giveVerdict(
  item: Item,
  was: VerdictGiven | null,
  { verdict, reason }: GiveVerdict,
  actor: Actor,
  now: string,
): VerdictGivenOf | null {
  onlyProductOwner(actor);
  const bet = shippedBet(item);
  if (was?.verdict === verdict && was.reason === reason) return null;
  const given = { verdict, reason, by: whoIs(actor), at: now };
  return { type: 'verdict-given', item: withBet(item, { ...bet, verdict }), given, was };
}

/** It is to be reviewed at its date again. */
export function withdrawVerdict(item: Item, was: VerdictGiven | null, actor: Actor): VerdictWithdrawn | null {
  onlyProductOwner(actor);
  notRemoved(item);
  const { bet } = item.marks;
  if (!bet || !was) return null;
  const reviewAt = item.column === 'done' ? bet.reviewAt : null;
  return { type: 'verdict-withdrawn', item: withBet(item, { reviewAt, verdict: null }), was };
}

/** How often bets held, of those with a clear verdict: 0 to 1; null where there is none yet. */
export const hitRateOf = ({ proven, refuted }: Pick<Hits, 'proven' | 'refuted'>): number | null =>
  proven + refuted === 0 ? null : proven / (proven + refuted);

/** Shipped, and nobody knows yet whether it helped. */
export const isUnproven = ({ column, removedAt, marks: { bet } }: Item): boolean =>
  column === 'done' && removedAt === null && !!bet?.reviewAt && bet.verdict === null;

const withBet = (item: Item, bet: Bet): Item => noted(item, { marks: { ...item.marks, bet } });

function shippedBet(item: Item): Bet {
  notRemoved(item);
  const { bet } = item.marks;
  if (!bet) throw new Refusal('conflict', 'no-hypothesis', { item }, `${item.key} rests on no hypothesis.`);
  if (item.column !== 'done') throw new Refusal('conflict', 'not-shipped', { item }, `${item.key} is not shipped yet.`);
  return bet;
}

function unprovenBet(item: Item): Bet & { reviewAt: string } {
  const { reviewAt, verdict } = shippedBet(item);
  if (!reviewAt || verdict)
    throw new Refusal('conflict', 'verdict-given', { item }, `${item.key} has its verdict already.`);
  return { reviewAt, verdict };
}
