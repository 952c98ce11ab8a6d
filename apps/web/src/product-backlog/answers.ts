import type { ProductEvent } from '@twotrack/product-backlog/contract';
import type { Recorded } from '@twotrack/shared';
import { say } from '../ui/toasts.js';
import { words } from './words.js';

/** Tells whoever proposed or asked what became of it, by whom and why (P3, P4). */
export function tellAnswers(
  events: readonly Recorded<ProductEvent>[],
  me: string,
  keyOf: (id: string) => string,
): void {
  for (const event of events) {
    const said = event.by.id === me ? null : answerTo(me, event, keyOf);
    if (said) say(said, { tone: 'news' });
  }
}

function answerTo(me: string, event: Recorded<ProductEvent>, keyOf: (id: string) => string): string | null {
  if (event.type === 'proposal-accepted' || event.type === 'proposal-declined') {
    const { by, itemId, answer } = event.proposal;
    const accepted = event.type === 'proposal-accepted';
    return by.id === me ? words.proposalAnswered(event.by.name, accepted, keyOf(itemId), answer?.reason ?? null) : null;
  }
  if (event.type !== 'request-accepted' && event.type !== 'request-declined' && event.type !== 'request-merged')
    return null;
  const { requester, title, status, decision } = event.request;
  return requester.id === me ? words.requestAnswered(event.by.name, status, title, decision?.reason ?? null) : null;
}
