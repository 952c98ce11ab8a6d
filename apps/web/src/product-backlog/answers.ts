import type { ItemDetail, ProductEvent, Proposal } from '@twotrack/product-backlog/contract';
import type { Recorded } from '@twotrack/shared';
import { read } from '../http/send.js';
import { team } from '../identity/team-store.js';
import { say } from '../ui/toasts.js';
import { words } from './order/answer-words.js';

/** The key of an item that the board shows. */
type KeyOf = (itemId: string) => string | undefined;

/** Tells whoever proposed or asked what became of it, by whom and why (P3, P4). */
export function tellAnswers(events: readonly Recorded<ProductEvent>[], keyOf: KeyOf): void {
  const { id: me } = team.get().me;
  for (const event of events) {
    const said = event.by.id === me ? null : answerTo(me, event, keyOf);
    if (said) say(said, { tone: 'news' });
  }
}

function answerTo(me: string, event: Recorded<ProductEvent>, keyOf: KeyOf): string | null {
  if (event.type === 'proposal-accepted' || event.type === 'proposal-declined')
    return event.proposal.by.id === me ? answerIn(event.proposal, keyOf) : null;
  if (event.type === 'request-commented' && event.comment.public && event.request.requester.id === me)
    return words.written(event.by.name, event.request.title, event.comment.text);
  if (event.type !== 'request-accepted' && event.type !== 'request-declined' && event.type !== 'request-merged')
    return null;
  const { requester, title, status, decision } = event.request;
  return requester.id === me ? words.requestAnswered(event.by.name, status, title, decision?.reason ?? null) : null;
}

/** After the board was read anew: own proposals that are open no more were answered while nobody told (P3). */
export async function tellMissed(before: readonly Proposal[], now: readonly Proposal[], keyOf: KeyOf): Promise<void> {
  const { id: me } = team.get().me;
  const open = new Set(now.map(({ id }) => id));
  for (const { id, itemId } of before.filter((one) => one.by.id === me && !open.has(one.id))) {
    const detail = await read<ItemDetail>(`/api/product-backlog/items/${itemId}`).catch(() => null);
    const answered = detail?.proposals.find((proposal) => proposal.id === id);
    const said = answered?.answer && answered.answer.by.id !== me ? answerIn(answered, keyOf) : null;
    if (said) say(said, { tone: 'news' });
  }
}

function answerIn({ itemId, status, answer }: Proposal, keyOf: KeyOf): string | null {
  if (!answer || (status !== 'accepted' && status !== 'declined')) return null;
  const key = keyOf(itemId) ?? words.anItem;
  return words.proposalAnswered(answer.by.name, status === 'accepted', key, answer.reason);
}
