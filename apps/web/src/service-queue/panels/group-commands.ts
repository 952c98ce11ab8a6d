import type { GroupAnswer, Ticket } from '@twotrack/service-queue/contract';
import { undoable } from '../../board/parts/undo.js';
import { team } from '../../identity/team-store.js';
import { asking } from '../../live/asking.js';
import { words } from './group-words.js';

const ticket = (id: string, act: string) => `/api/service-queue/tickets/${id}/${act}`;
const ofTeam = (rest: string) => `/api/teams/${team.get().me.teamSlug}/service-queue/${rest}`;

const send = (path: string, body: object) => asking<GroupAnswer>(path, body);

/** "Not this one": out from under its parent, and back under it by undo. */
export async function takeOut(parent: Ticket, child: Ticket): Promise<void> {
  await send(ticket(parent.id, 'take-out'), { tickets: [child.id] });
  undoable(words.tookOut(child.key, parent.key), () =>
    send(ofTeam('fold'), { tickets: [child.id], parent: parent.id }),
  );
}

/** Everything back on the board. What is folded anew is another group, so this is asked and not undone. */
export const unfold = (parent: Ticket) => send(ticket(parent.id, 'unfold'), {});

/** All that lies open under it, with one step back; or all but some, which come out. */
export const resolveGroup = async (parent: Ticket, except: readonly string[]): Promise<unknown> =>
  except.length > 0
    ? send(ticket(parent.id, 'resolve-group'), { except })
    : (await import('../triage/groups.js')).resolveGroup(parent);

export async function unmerge(target: Ticket, child: Ticket): Promise<void> {
  await send(ticket(target.id, 'unmerge'), { tickets: [child.id] });
  undoable(words.unmerged(child.key, target.key), () => send(ticket(target.id, 'merge'), { tickets: [child.id] }));
}
