import type { AskLine, CardAction } from '../board/parts/track.js';
import { canOf } from '../identity/session.js';
import { team } from '../identity/team-store.js';
import { assignItem, blockItem, unblockItem } from './commands.js';
import { items } from './product-store.js';
import { words } from './words.js';

const why = (): string | undefined => (canOf(team.get().me.roles).work ? undefined : words.act.membersOnly);

/** What one does with an item, by key and by menu. */
export const itemActions: readonly CardAction[] = [
  {
    id: 'assign-item',
    keys: 'i',
    words: words.act.assignHelp,
    offer: (id) => ({ label: isMine(id) ? words.act.leaveIt : words.act.takeIt, why: why() }),
    run: (id) => {
      const me = team.get().me.id;
      const others = items.card(id)!.assignees.filter((one) => one !== me);
      return assignItem(id, isMine(id) ? others : [...others, me]);
    },
  },
  {
    id: 'block-item',
    keys: 'b',
    words: words.act.blockHelp,
    offer: (id) => ({ label: items.card(id)?.blocked ? words.act.unblock : words.act.block, why: why() }),
    run: (id, ask) => (items.card(id)!.blocked ? unblockItem(id) : blockWithReason(id, ask)),
  },
];

async function blockWithReason(id: string, ask: AskLine): Promise<void> {
  const reason = await ask(words.ask.block(items.card(id)!.key));
  if (reason) await blockItem(id, reason);
}

const isMine = (id: string): boolean => items.card(id)?.assignees.includes(team.get().me.id) ?? false;
