import { Refusal, TITLE_MAX, whoIs, type Actor } from '@twotrack/shared';
import type { GiveFeedback, Item, ItemType, Request, RequestSubmitted } from '../contract/index.js';
import { submitRequest } from './request.js';

/** What feedback becomes by how far it fell short, unless the product owner decides otherwise (P5). */
const BECOMES = { less: 'feature', 'far-less': 'defect' } as const satisfies Record<string, ItemType>;
const VERB = { less: 'Update', 'far-less': 'Repair' } as const;

/**
 * What fell short of what was expected waits in the inbox, linked to the item (P5). `called`: the item in words that
 * whoever gives it may read. Only what is delivered can fall short.
 */
export function giveFeedback(
  id: string,
  item: Item,
  called: string,
  { fellShort, words }: GiveFeedback,
  actor: Actor,
  now: string,
): RequestSubmitted {
  if (!item.doneAt || item.removedAt) {
    throw new Refusal('conflict', 'not-delivered', {}, 'Feedback is about what is delivered, and this is not yet.');
  }
  const title = shortened(`${VERB[fellShort]} ${called}`);
  const asked = { requester: whoIs(actor), marks: { about: { itemId: item.id, fellShort } } };
  return submitRequest(id, { title, source: 'feedback', problem: words }, actor, now, asked);
}

/** What the request itself says it would be as an item; null where it says nothing (P5). */
export const proposedType = ({ marks: { about } }: Pick<Request, 'marks'>): ItemType | null =>
  about ? BECOMES[about.fellShort] : null;

const shortened = (title: string): string => (title.length > TITLE_MAX ? `${title.slice(0, TITLE_MAX - 1)}…` : title);
