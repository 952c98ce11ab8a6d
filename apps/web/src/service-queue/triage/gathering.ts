import type { Ticket } from '@twotrack/service-queue/contract';
import { command } from '../../http/send.js';
import { team } from '../../identity/team-store.js';
import { advance, told } from './acts.js';
import { ticketOf } from './children.js';
import { nameOf } from './groups.js';
import { words } from './words.js';

/** One trouble told several times: into one of them, or together under a group (S11). */

/** They end as merged into the other one; one step takes them back. */
export async function mergeInto(target: Ticket, ids: readonly string[]): Promise<void> {
  const some = ids.filter((id) => id !== target.id);
  const names = nameOf(some.flatMap((id) => ticketOf(id) ?? []));
  const way = `/api/service-queue/tickets/${target.id}`;
  advance(ids);
  const said = words.done.merge(`${names} → ${target.key}`);
  await told(
    () => command(`${way}/merge`, { tickets: some }),
    said,
    () => command(`${way}/unmerge`, { tickets: some }),
  );
}

/** Under a group that is there, as its like: nothing is closed. */
export async function foldUnder(group: Ticket, ids: readonly string[]): Promise<void> {
  const names = nameOf(ids.flatMap((id) => ticketOf(id) ?? []));
  advance(ids);
  await told(
    () => command(foldPath(), { tickets: ids, parent: group.id }),
    words.done.fold(`${names} → ${group.key}`),
    () => command(`/api/service-queue/tickets/${group.id}/take-out`, { tickets: ids }),
  );
}

/** Under a group of their own, which is gone again when it is taken back. */
export async function foldTogether(ids: readonly string[]): Promise<void> {
  const names = nameOf(ids.flatMap((id) => ticketOf(id) ?? []));
  let group = '';
  advance(ids);
  await told(
    async () => {
      const { ticket } = await command<{ ticket: Ticket }>(foldPath(), { tickets: ids });
      group = ticket.id;
    },
    words.done.fold(names),
    () => command(`/api/service-queue/tickets/${group}/unfold`, {}),
  );
}

const foldPath = (): string => `/api/teams/${team.get().me.teamSlug}/service-queue/fold`;
