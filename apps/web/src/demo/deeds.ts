import { overlay } from '../board/overlays.js';
import { team } from '../identity/team-store.js';
import { serverNow } from '../live/server-time.js';
import { valueOf } from '../live/value.js';
import { columns as productColumns } from '../product-backlog/product-store.js';
import { columns as serviceColumns, tickets } from '../service-queue/service-store.js';

/** What is worth trying, in this order. */
export const DEEDS = ['pull', 'limit', 'why', 'ack', 'reason'] as const;
export type Deed = (typeof DEEDS)[number];

/** What of the list this browser remembers. */
export interface Tried {
  readonly done: readonly Deed[];
  readonly closed: boolean;
}

/** A card in a full column, of either track. */
interface Passed {
  readonly by: { readonly id: string };
  readonly at: string;
  readonly reason: string | null;
}

const KEY = 'twotrack.demo';
/** An acknowledge so long after the key was the key's, in ms. */
const BY_KEY_MS = 5_000;

export const tried = valueOf<Tried>(remembered());
tried.subscribe(remember);

export const closeList = (closed: boolean): void => tried.set({ ...tried.get(), closed });

/** Looks at what happens on the board, and ticks off what was done by whoever looks at it; until it is ended. */
export function watchDeeds(): () => void {
  const since = serverNow();
  let pressed = -Infinity;
  const touched = matchMedia('(pointer: coarse)').matches;
  const mine = (by: { id: string } | null | undefined, at: string | undefined) =>
    by?.id === team.get().me.id && Date.parse(at ?? '') >= since;

  const onKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (key === 'a' && !ctrlKey && !metaKey && !altKey) pressed = serverNow();
  };
  const onOverlay = () => {
    const open = overlay.get();
    if (open?.kind === 'refusal' && open.refused.code === 'wip-limit-reached') did('limit');
    if (open?.kind === 'why' && tickets.card(open.card)?.severity === 1) did('why');
  };
  const onTickets = () => {
    const { done } = tried.get();
    if (!done.includes('pull') && tickets.column('working').some((id) => pulledByMe(id))) did('pull');
    const byKey = touched || serverNow() - pressed < BY_KEY_MS;
    if (byKey && !done.includes('ack') && [...tickets.cards()].some(acknowledgedByMe)) did('ack');
  };
  const pulledByMe = (id: string) => {
    const ticket = tickets.confirmedCard(id);
    return !!ticket?.assignee && mine({ id: ticket.assignee }, ticket.enteredColumnAt);
  };
  const acknowledgedByMe = ({ id }: { id: string }) => {
    const { acknowledged } = tickets.confirmedCard(id) ?? {};
    return mine(acknowledged?.by, acknowledged?.at) && (touched || Date.parse(acknowledged!.at) > pressed - BY_KEY_MS);
  };
  const onColumns = () => {
    const all: readonly { breaches: readonly Passed[] }[] = [...productColumns.get(), ...serviceColumns.get()];
    const passed = ({ by, at, reason }: Passed) => reason !== null && mine(by, at);
    if (all.some(({ breaches }) => breaches.some(passed))) did('reason');
  };

  window.addEventListener('keydown', onKey, true);
  const ends = [
    overlay.subscribe(onOverlay),
    tickets.subscribe('*', onTickets),
    productColumns.subscribe(onColumns),
    serviceColumns.subscribe(onColumns),
    () => window.removeEventListener('keydown', onKey, true),
  ];
  return () => ends.forEach((end) => end());
}

function did(deed: Deed): void {
  const now = tried.get();
  if (!now.done.includes(deed)) tried.set({ ...now, done: [...now.done, deed] });
}

function remembered(): Tried {
  try {
    const { done, closed } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Tried>;
    return { done: DEEDS.filter((deed) => done?.includes(deed)), closed: closed === true };
  } catch {
    return { done: [], closed: false }; // storage may be forbidden, or hold what is not ours
  }
}

function remember(): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(tried.get()));
  } catch {
    // as above
  }
}
