import { Refusal, type Actor } from '@twotrack/shared';
import type {
  AttachLink,
  Brief,
  DetachLink,
  ExamplesSet,
  HypothesisStated,
  Item,
  LinkAttached,
  LinkDetached,
  SetExamples,
  StateHypothesis,
} from '../contract/index.js';
import { onlyMembers } from './authority.js';
import { changed, notRemoved } from './item-edits.js';
import { statedOf, withMark } from './marks.js';

/*
 * What members write down about an item. Each gives the event with the item and its brief as they then stand, or null
 * where nothing would change.
 */

/** The brief of an item that nobody wrote anything down about. */
export const emptyBrief = (): Brief => ({ hypothesis: null, examples: [], links: [], version: 1 });

/** What was bet on is not changed once the item was shipped: the verdict is about those words (P16). */
export function stateHypothesis(
  item: Item,
  brief: Brief,
  { hypothesis, version }: StateHypothesis,
  actor: Actor,
  now: string,
): HypothesisStated | null {
  mayWrite(item, actor);
  sees(brief, version);
  if (same(hypothesis, brief.hypothesis)) return null;
  const bet = item.marks.bet;
  if (bet?.reviewAt || bet?.verdict)
    throw new Refusal('conflict', 'bet-placed', { item }, `${item.key} was shipped on this hypothesis.`);
  const marks = withMark(item, { bet: hypothesis ? { reviewAt: null, verdict: null } : undefined });
  return {
    type: 'hypothesis-stated',
    item: changed(item, { marks }, now),
    brief: next(brief, { hypothesis }),
    was: brief.hypothesis,
  };
}

export function setExamples(
  item: Item,
  brief: Brief,
  { examples, version }: SetExamples,
  actor: Actor,
  now: string,
): ExamplesSet | null {
  mayWrite(item, actor);
  sees(brief, version);
  if (same(examples, brief.examples)) return null;
  const marks = statedOf(item, { examples: examples.length });
  return {
    type: 'examples-set',
    item: changed(item, { marks }, now),
    brief: next(brief, { examples }),
    was: brief.examples,
  };
}

/** How many addresses an item may name. */
const LINKS_MAX = 30;

export function attachLink(
  item: Item,
  { links }: Brief,
  link: AttachLink,
  actor: Actor,
  now: string,
): LinkAttached | null {
  mayWrite(item, actor);
  const was = links.find(({ url }) => url === link.url) ?? null;
  if (was?.title === link.title) return null;
  if (!was && links.length >= LINKS_MAX)
    throw new Refusal('conflict', 'too-many-links', { item, max: LINKS_MAX }, `It has ${LINKS_MAX} links already.`);
  return { type: 'link-attached', item: changed(item, {}, now), link, was };
}

export function detachLink(
  item: Item,
  { links }: Brief,
  { url }: DetachLink,
  actor: Actor,
  now: string,
): LinkDetached | null {
  mayWrite(item, actor);
  const link = links.find((one) => one.url === url);
  return link ? { type: 'link-detached', item: changed(item, {}, now), link } : null;
}

/** The brief once a link was attached, in the place of one with its address, or detached. */
export function linked(brief: Brief, event: LinkAttached | LinkDetached): Brief {
  const { link } = event;
  if (event.type === 'link-detached') return next(brief, { links: brief.links.filter(({ url }) => url !== link.url) });
  if (!event.was) return next(brief, { links: [...brief.links, link] });
  return next(brief, { links: brief.links.map((one) => (one.url === link.url ? link : one)) });
}

export function mayWrite(item: Item, actor: Actor): void {
  onlyMembers(actor);
  notRemoved(item);
}

function sees(brief: Brief, version: number): void {
  if (version !== brief.version)
    throw new Refusal('conflict', 'stale-version', { brief }, 'What is written down was changed meanwhile.');
}

const next = (brief: Brief, change: Partial<Brief>): Brief => ({ ...brief, ...change, version: brief.version + 1 });

/** Both come through the same schema, so their keys stand in the same order. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
