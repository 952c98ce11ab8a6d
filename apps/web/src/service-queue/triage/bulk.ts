import type { Answer } from '@twotrack/shared';
import type {
  BulkDoing,
  BulkDoingName,
  BulkReport,
  BulkResult,
  BulkTickets,
  Ticket,
} from '@twotrack/service-queue/contract';
import { announce } from '../../board/parts/announce.js';
import { noteMine } from '../../board/parts/changes.js';
import { undoable } from '../../board/parts/undo.js';
import { onItsWay } from '../../http/send.js';
import { command } from '../../http/send.js';
import { canChange, connection } from '../../live/connection.js';
import { valueOf } from '../../live/value.js';
import type { Guess } from '../../live/card-store.js';
import { say } from '../../ui/toasts.js';
import { tickets } from '../service-store.js';
import { words } from './words.js';

/** One of the commands that a bulk becomes: the tickets of a group, or tickets by their ids. */
export type Part = Pick<BulkTickets, 'ids' | 'folded' | 'until' | 'limit' | 'after'>;

/** So many go at once: between them one can stop. */
const CHUNK = 1_000;

/** What is under way, and how far it is; `stop` where there is something to stop. Null when nothing is. */
export const underway = valueOf<{ what: string; done: number; of: number; stop?: () => void } | null>(null);

/** What a bulk could not do, until it was read. */
export interface Leftover {
  readonly title: string;
  readonly reasons: readonly { detail: string; keys: readonly string[] }[];
}
export const leftover = valueOf<Leftover | null>(null);

export interface Bulk {
  readonly doing: BulkDoing;
  readonly parts: readonly Part[];
  /** How many tickets that means. */
  readonly of: number;
  /** What it was about: a key, or "12 tickets". */
  readonly about: string;
  /** Refusals that only say that there was nothing to do. */
  readonly unsaid?: readonly string[];
  /** What else belongs to taking it back. */
  readonly afterUndo?: () => Promise<unknown>;
  /** How a card will look, shown at once where there are few. */
  readonly guess?: (ticket: Ticket) => Ticket;
}

const GUESSED = 50;

type Refused = Extract<BulkResult, { ok: false }>;

/** Does it, tells what could not be done, and leaves one step to undo; how many were done. */
export async function bulk(asked: Bulk): Promise<number> {
  const { doing, parts, of, about, unsaid = [], afterUndo } = asked;
  if (!canChange(connection.get())) return (say(words.readOnly, { tone: 'problem' }), 0);
  const name = Object.keys(doing)[0] as BulkDoingName;
  leftover.set(null);
  const bulkIds: string[] = [];
  const refused: Refused[] = [];
  let [done, stopped] = [0, false];
  const what = words.doing(words.acts[name as keyof typeof words.acts], of);
  const stop = () => {
    stopped = true;
    underway.set({ what: words.stopping, done, of });
  };
  const work = async () => {
    const waiting = parts.flatMap((part) => chunksOf(part, of));
    while (waiting.length > 0 && !stopped) {
      const part = waiting.shift()!;
      underway.set({ what, done, of, ...(of > CHUNK && { stop }) });
      const report = await send(part, asked);
      if (report.bulkId) bulkIds.push(report.bulkId);
      done += doneIn(report, part);
      refused.push(...report.results.filter((one): one is Refused => !one.ok && !unsaid.includes(one.code)));
      const next = nextOf(part, report);
      if (next) waiting.unshift(next);
    }
    stopped &&= waiting.length > 0;
  };
  try {
    await onItsWay(work());
  } catch (failure) {
    say((failure as Error).message, { tone: 'problem' });
  } finally {
    underway.set(null);
  }
  if (bulkIds.length > 0) {
    const did = words.done[name as keyof typeof words.done](done === of ? about : words.tickets(done));
    const said = stopped ? words.stopped(did, done, of) : did;
    undoable(said, () => undo(bulkIds).then(afterUndo));
    announce(said);
  }
  if (refused.length > 0) leaveOver(refused, of);
  return done;
}

/** Few go in one; what lies under a group goes page by page. */
function chunksOf(part: Part, of: number): Part[] {
  if (of <= CHUNK) return [part];
  const { ids } = part;
  if (!ids) return [{ ...part, limit: CHUNK }];
  const starts = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, at) => at * CHUNK);
  return starts.map((start) => ({ ids: ids.slice(start, start + CHUNK) }));
}

function nextOf(part: Part, { results }: BulkReport): Part | null {
  const last = results.at(-1);
  return last && part.limit !== undefined && results.length === part.limit ? { ...part, after: last.id } : null;
}

/** What a part would do, without doing it. */
export const tryOut = (part: Part, doing: BulkDoing): Promise<BulkReport> =>
  command<BulkReport>('/api/service-queue/tickets/bulk', { ...part, command: doing, dryRun: true });

async function send(part: Part, { doing, guess }: Bulk): Promise<BulkReport> {
  const ids = part.ids ?? [part.folded!];
  for (const id of ids) noteMine(id);
  const guesses = new Map<string, Guess>();
  if (guess && ids.length <= GUESSED)
    for (const id of ids) if (tickets.card(id)) guesses.set(id, tickets.guess(id, guess));
  try {
    const report = await command<Answer<BulkReport>>('/api/service-queue/tickets/bulk', { ...part, command: doing });
    const refused = new Set(report.results.filter(({ ok }) => !ok).map(({ id }) => id));
    for (const [id, guessed] of guesses) {
      if (refused.has(id)) guessed.takeBack();
      else guessed.confirmedAt(report.seq ?? 0);
    }
    return report;
  } catch (failure) {
    for (const taken of guesses.values()) taken.takeBack();
    throw failure;
  }
}

/** The card of a group is no ticket that somebody sent. */
const doneIn = ({ done, results }: BulkReport, { folded }: Part): number =>
  done - (folded && results.some(({ id, ok }) => id === folded && ok) ? 1 : 0);

async function undo(bulkIds: readonly string[]): Promise<void> {
  for (const id of [...bulkIds].reverse()) {
    const { refused, results } = await command<BulkReport>(`/api/service-queue/bulk/${id}/undo`, {});
    if (refused > 0)
      leaveOver(
        results.filter((one): one is Refused => !one.ok),
        results.length,
      );
  }
}

function leaveOver(refused: readonly Refused[], of: number): void {
  const reasons = new Map<string, string[]>();
  for (const { key, detail } of refused) {
    const reason = key ? detail.replace(key, '…') : detail;
    reasons.set(reason, [...(reasons.get(reason) ?? []), key ?? '?']);
  }
  const [only] = refused;
  const single = of === 1 && only;
  leftover.set({
    title: single ? only.detail : words.refused(refused.length, of),
    reasons: single ? [] : [...reasons].map(([detail, keys]) => ({ detail, keys })),
  });
  announce(single ? only.detail : words.refused(refused.length, of));
}
