import type { BulkDoing, ColumnId, SnoozeTicket, EscalateTicket, Ticket } from '@twotrack/service-queue/contract';
import { announce } from '../../board/parts/announce.js';
import type { AskLine } from '../../board/parts/track.js';
import { undoable } from '../../board/parts/undo.js';
import { command } from '../../http/send.js';
import { team } from '../../identity/team-store.js';
import { say } from '../../ui/toasts.js';
import { takeOut as takeOutOf } from '../panels/group-commands.js';
import { columns } from '../service-store.js';
import { words as track } from '../words.js';
import { bulk, tryOut, type Part } from './bulk.js';
import { ticketOf } from './children.js';
import { acknowledge, nameOf, resolveGroup, standsFor } from './groups.js';
import { clearSelection, rowAfter, shownRows, targets } from './picked.js';
import { words } from './words.js';

/** What the keys, the bar and the menus do; each decides for the selection, or for the row that has the focus. */

/** On to the next row: one decision, one key. */
export function advance(acted: readonly string[]): void {
  const next = rowAfter(acted);
  clearSelection();
  if (next) shownRows()?.reveal(next);
}

export async function ack(ask: AskLine, stay = false): Promise<void> {
  const ids = targets();
  if (ids.length === 0) return;
  const grouped = ids.some((id) => ticketOf(id)?.marks.folded);
  if (!grouped && !stay) advance(ids);
  if (!(await acknowledge(ids, ask)) || !grouped) return;
  if (stay) shownRows()?.reveal(ids[0]!);
  else advance(ids);
}

/** The same command for each of them. */
async function each(
  doing: BulkDoing,
  { goOn = false, guess }: { goOn?: boolean; guess?: (ticket: Ticket) => Ticket } = {},
) {
  const ids = targets();
  if (ids.length === 0) return;
  const some = ids.flatMap((id) => ticketOf(id) ?? []);
  if (goOn) advance(ids);
  await bulk({ doing, parts: [{ ids }], of: ids.length, about: nameOf(some), ...(guess && { guess }) });
}

export const unack = () => each({ unacknowledge: {} }, { guess: (ticket) => ({ ...ticket, acknowledged: null }) });

export const takeThem = () => {
  const to = team.get().me.id;
  return each({ assign: { to } }, { guess: (ticket) => ({ ...ticket, assignee: to }) });
};

export const snooze = (how: SnoozeTicket) => each({ snooze: how }, { goOn: true });
export const wake = () => each({ unsnooze: {} });

/** Only the first time it needs no reason. */
export async function escalate(to: EscalateTicket['to'], ask: AskLine): Promise<void> {
  const again = targets().some((id) => ticketOf(id)?.marks.escalated);
  const reason = again ? await ask(words.ask.again) : undefined;
  if (reason === null) return;
  await each({ escalate: { to, ...(reason && { reason }) } }, { goOn: true });
}

const LEVELS = [1, 2, 21, 501] as const;

/** States the fact; the severity follows by itself (S3). */
export const usersAffected = (level: 0 | 1 | 2 | 3) =>
  each({ correctFacts: { facts: { usersAffected: { value: LEVELS[level], about: true } } } });

/** Limits are asked for all of them before the first one is moved (ux.md §11). */
export async function toColumn(column: ColumnId, ask: AskLine): Promise<void> {
  const ids = targets();
  const reason = column === 'waiting' ? await ask(words.ask.waits(ids.length)) : undefined;
  if (reason === null || ids.length === 0) return;
  const doing: BulkDoing = { move: { column, ...(reason && { reason }) } };
  const part: Part = { ids };
  const limited = columns.get().find(({ id }) => id === column)?.limit ?? null;
  if (limited && ids.length > 1) {
    const { results, refused } = await tryOut(part, doing);
    const full = results.filter((one) => !one.ok && one.code === 'wip-limit-reached').length;
    if (full > 0)
      return fitting(
        results.filter(({ ok }) => ok).map(({ id }) => id),
        ids,
        column,
        refused,
        ask,
      );
  }
  await move(doing, part);
}

/** Those that fit, or all of them for a reason where the limit takes one. */
async function fitting(fit: string[], all: string[], column: ColumnId, refused: number, ask: AskLine): Promise<void> {
  const name = track.column[column];
  const mode = columns.get().find(({ id }) => id === column)?.limit?.mode;
  if (mode === 'block-unless-reason') {
    const title = words.ask.fitTitle(fit.length, fit.length + refused, name);
    const reason = await ask({ title, label: words.ask.override(all.length), submit: words.buttons.move });
    if (reason) await move({ move: { column, reason } }, { ids: all });
    return;
  }
  if (fit.length === 0) return announceRefusal(words.ask.noneFit(name));
  const title = words.ask.fitTitle(fit.length, fit.length + refused, name);
  if ((await ask({ title, submit: words.ask.fit(fit.length) })) !== null)
    await move({ move: { column } }, { ids: fit });
}

function move(doing: BulkDoing, part: Part): Promise<number> {
  const some = part.ids!.flatMap((id) => ticketOf(id) ?? []);
  advance(part.ids!);
  return bulk({ doing, parts: [part], of: some.length, about: nameOf(some) });
}

/** A group with all that lies under it: asked with the number. */
export async function resolve(ask: AskLine): Promise<void> {
  const ids = targets();
  const [first] = ids.flatMap((id) => ticketOf(id) ?? []);
  if (ids.length !== 1 || !first?.marks.folded) return each({ resolve: {} }, { goOn: true });
  const count = standsFor(first);
  const title = words.ask.resolveTitle(first.key, count);
  if ((await ask({ title, submit: words.ask.resolve(count) })) === null) return;
  await resolveGroup(first);
  advance(ids);
}

/** "Not this one": out of the group again, with its own severity. */
export async function takeOut(child: Ticket): Promise<void> {
  const parent = ticketOf(child.parentId!);
  if (!parent) return;
  try {
    await takeOutOf(parent, child);
  } catch (failure) {
    announceRefusal((failure as Error).message);
  }
}

export const dispute = (id: string, fact: string, note: string) => {
  const way = `/api/service-queue/tickets/${id}`;
  return told(
    () => command(`${way}/dispute-fact`, { fact, note }),
    words.done.dispute(ticketOf(id)?.key ?? ''),
    () => command(`${way}/withdraw-dispute`, { fact }),
  );
};

/** Says that it was done, with a way back; or why not. */
export async function told(act: () => Promise<unknown>, said: string, back: () => Promise<unknown>): Promise<void> {
  try {
    await act();
    undoable(said, back);
    announce(said);
  } catch (failure) {
    announceRefusal((failure as Error).message);
  }
}

function announceRefusal(why: string): void {
  say(why, { tone: 'problem' });
}
