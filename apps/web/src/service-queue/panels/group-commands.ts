import type { GroupUndone, Ticket, UndoableGroup } from '@twotrack/service-queue/contract';
import { undoable } from '../../board/parts/undo.js';
import { asking } from '../../live/asking.js';
import { say } from '../../ui/toasts.js';
import { words } from './group-words.js';

type Named = Pick<Ticket, 'id' | 'key'>;

const ticket = (id: string, act: string) => `/api/service-queue/tickets/${id}/${act}`;

/** A command on a group, which one step takes back: everything lies where it lay. */
async function onGroup(parent: Named, act: string, body: object, said: (count: number) => string): Promise<void> {
  const { undo, count } = await asking<UndoableGroup>(ticket(parent.id, act), body);
  undoable(said(count), async () => {
    const { left } = await asking<GroupUndone>(`/api/service-queue/groups/${undo}/undo`, {});
    if (left.length > 0) say(words.leftOut(left), { tone: 'problem' });
  });
}

/** "Not this one": out from under its parent. */
export const takeOut = (parent: Named, child: Named): Promise<void> =>
  onGroup(parent, 'take-out', { tickets: [child.id] }, () => words.tookOut(child.key, parent.key));

/** Everything back on the board. */
export const unfold = (parent: Ticket): Promise<void> =>
  onGroup(parent, 'unfold', {}, (count) => words.unfolded(parent.key, count));

/** All that lies open under it, with one step back; or all but some, which come out. */
export const resolveGroup = async (parent: Ticket, except: readonly string[]): Promise<unknown> =>
  except.length > 0
    ? onGroup(parent, 'resolve-group', { except }, (count) => words.resolvedBut(parent.key, count, except.length))
    : (await import('../triage/groups.js')).resolveGroup(parent);

export async function unmerge(target: Named, child: Named): Promise<void> {
  await asking(ticket(target.id, 'unmerge'), { tickets: [child.id] });
  undoable(words.unmerged(child.key, target.key), () => asking(ticket(target.id, 'merge'), { tickets: [child.id] }));
}
