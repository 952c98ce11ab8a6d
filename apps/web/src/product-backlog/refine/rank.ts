import { announce } from '../../board/parts/announce.js';
import { canOf } from '../../identity/session.js';
import { team } from '../../identity/team-store.js';
import { say } from '../../ui/toasts.js';
import { rankItem } from '../commands.js';
import { items } from '../product-store.js';
import { decidesOrder } from '../ranking.js';
import { words } from './words.js';

/** One place up or down among these: by who decides the order a ranking, by other members a proposal (P1, P3). */
export async function rankByOne(among: readonly string[], id: string, by: 1 | -1): Promise<void> {
  const beside = among[among.indexOf(id) + by];
  const { key } = items.card(id)!;
  const decides = decidesOrder();
  if (!decides && !canOf(team.get().me.roles).work) return void say(words.rank.notYours);
  if (!beside) return void say(words.rank.atEnd);
  try {
    await rankItem(id, by < 0 ? { before: beside } : { after: beside });
    announce(decides ? words.rank.ranked(key) : words.rank.proposed(key));
  } catch (why) {
    say((why as Error).message, { tone: 'problem' });
  }
}
