import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetUndo, undoLast } from '../../board/parts/undo.js';
import { connection } from '../../live/connection.js';
import { stubNetwork } from '../../ui/panel/stub-network.js';
import { toasts } from '../../ui/toasts.js';
import { showService } from '../panels/test-board.js';
import { bulk, underway } from './bulk.js';

afterEach(() => {
  forgetUndo();
  vi.unstubAllGlobals();
});

const idOf = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
interface Asked {
  ids?: string[];
  limit?: number;
  after?: string;
}

/** A server with a group of 5,000 that acknowledges what it is asked; after so many commands somebody stops. */
function server(stopAfter: number) {
  showService({ roles: ['member'], tickets: [] });
  connection.set({ ...connection.get(), state: 'live' });
  const under = Array.from({ length: 5_000 }, (_, at) => idOf(at));
  let count = 0;
  const sent = stubNetwork(({ path, body }) => {
    if (path.endsWith('/undo')) return { body: { refused: 0, results: [] } };
    const { ids, limit, after } = body as Asked;
    const from = after ? under.indexOf(after) + 1 : 0;
    const meant = ids ?? under.slice(from, from + limit!);
    if (++count === stopAfter) underway.get()!.stop!();
    return {
      body: {
        bulkId: `bulk-${count}`,
        done: meant.length,
        refused: 0,
        results: meant.map((id) => ({ id, key: id, ok: true })),
      },
    };
  });
  return { under, posts: () => sent.map(({ path }) => path.replace(/.*service-queue/, '')) };
}
const said = () => toasts.get().map(({ text }) => text);

describe('a bulk of thousands', () => {
  it.each(['ids', 'folded'] as const)(
    'S14 of %s stops between two thousands: what is done stays, and one undo gives it back',
    async (kind) => {
      const { under, posts } = server(2);
      const part = kind === 'ids' ? { ids: under } : { folded: idOf(9_999) };
      const done = await bulk({ doing: { acknowledge: {} }, parts: [part], of: 5_000, about: 'SRV-1' });
      expect(done).toBe(2_000);
      expect(posts()).toEqual(['/tickets/bulk', '/tickets/bulk']);
      expect(said()).toContain('Acknowledged 2000 tickets: stopped after 2,000 of 5,000');
      expect(underway.get()).toBeNull();
      await undoLast();
      await vi.waitFor(() => expect(posts().slice(2)).toEqual(['/bulk/bulk-2/undo', '/bulk/bulk-1/undo']));
    },
  );

  it('S14 that nobody stops goes to its end, and a small one cannot be stopped', async () => {
    const { posts } = server(0);
    const parts = [{ folded: idOf(9_999) }];
    expect(await bulk({ doing: { acknowledge: {} }, parts, of: 5_000, about: 'SRV-1' })).toBe(5_000);
    // the last page is full, so one more looks whether there is another
    expect(posts()).toHaveLength(6);
    let stop: unknown = 'not seen';
    const seen = underway.subscribe(() => (stop = underway.get() ? underway.get()!.stop : stop));
    await bulk({ doing: { acknowledge: {} }, parts: [{ ids: [idOf(1)] }], of: 1, about: 'SRV-1' });
    seen();
    expect(stop).toBeUndefined();
  });
});
