import type { FollowedRequest, Item, Request } from '../contract/index.js';
import { isWithdrawn } from './asking.js';

/** What is told of a request from its course. */
export type Course = Omit<
  FollowedRequest,
  'title' | 'problem' | 'askedBy' | 'askedAt' | 'others' | 'talk' | 'feedback'
>;

/**
 * Where a request stands in words for whoever asked, and nothing of how the team works (L7). `item` is what it became,
 * `pieces` what stands for it: the item itself or, where it was split, the last of its children (P11).
 */
export function followed(request: Request, item: Item | null, pieces: readonly Item[]): Course {
  const { status, decision, at, marks } = request;
  const nothing = { reason: null, became: null, kept: null, pieces: null, verdict: null };
  if (status === 'open' || status === 'joined') return { ...nothing, state: 'waiting', since: at };
  const decided = { since: decision!.at, reason: decision!.reason };
  if (status === 'declined') {
    const state = isWithdrawn(request) ? 'withdrawn' : marks.handedOver ? 'passed-on' : 'declined';
    return { ...nothing, ...decided, state };
  }
  const { answered } = marks;
  const standing = { ...decided, ...courseOf(item!, pieces) };
  return {
    ...nothing,
    ...standing,
    ...(answered && answered.answer !== 'kept' && { reason: answered.reason, since: answered.at }),
    became: { how: status, title: item!.title },
    kept:
      standing.state === 'planned' && answered?.answer === 'kept' ? { reason: answered.reason, at: answered.at } : null,
    pieces: item!.marks.splitInto ? { all: pieces.length, done: pieces.filter(isDone).length } : null,
    verdict: standing.state === 'delivered' ? (item!.marks.bet?.verdict ?? null) : null,
  };
}

/** How far what it became has come; since when, where that is not the moment of the answer. */
function courseOf(item: Item, pieces: readonly Item[]): Pick<Course, 'state'> & Partial<Pick<Course, 'since'>> {
  const standing = pieces.filter(({ removedAt, setAside }) => !removedAt && !setAside);
  if (standing.length === 0) {
    const aside = pieces.find(({ removedAt, setAside }) => setAside && !removedAt)?.setAside;
    if (aside) return { state: 'not-now', since: aside.at };
    return { state: 'removed', since: latest(pieces.map(({ removedAt }) => removedAt)) ?? item.removedAt! };
  }
  if (standing.every(isDone)) return { state: 'delivered', since: latest(standing.map(({ doneAt }) => doneAt))! };
  const begun = standing.filter((piece) => isDone(piece) || IN_WORK.includes(piece.column));
  if (begun.length === 0) return { state: 'planned' };
  return { state: 'in-work', since: begun.map(({ enteredColumnAt }) => enteredColumnAt).sort()[0]! };
}

const IN_WORK: readonly string[] = ['in-progress', 'review'] satisfies Item['column'][];
const isDone = ({ doneAt }: Item): boolean => doneAt !== null;

const latest = (moments: readonly (string | null)[]): string | undefined =>
  moments
    .filter((moment) => moment !== null)
    .sort()
    .at(-1);
