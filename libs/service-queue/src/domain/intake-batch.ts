import type { Reading } from './intake-signal.js';
import type { Part } from './intake-ground.js';

/** A receipt that waits, its body taken apart: alerts before `worked`, and those settled before, are done with. */
export interface Unpacked {
  readonly receiptId: string;
  readonly attempt: number;
  readonly worked: number;
  readonly settled: readonly number[];
  readonly reading: Reading;
}

/** A stretch of one receipt's alerts: from the first to before the last, and how many the receipt has. */
export interface Stretch {
  readonly receiptId: string;
  readonly attempt: number;
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly remark: string | null;
  readonly parts: readonly Part[];
}

/** The receipts cut into batches of at most so many alerts, in their order: a storm is a few commits, many single events are one. */
export function batchesOf(receipts: readonly Unpacked[], most: number): Stretch[][] {
  const batches: Stretch[][] = [];
  let room = 0;
  for (const receipt of receipts) {
    const total = receipt.reading.alerts.length;
    let from = receipt.worked;
    do {
      if (room === 0) {
        batches.push([]);
        room = most;
      }
      const to = Math.min(total, from + room);
      batches.at(-1)!.push(stretchOf(receipt, from, to));
      // an empty body takes room too, so that no batch has more receipts than alerts
      room -= Math.max(1, to - from);
      from = to;
    } while (from < total);
  }
  return batches;
}

function stretchOf({ receiptId, attempt, settled, reading }: Unpacked, from: number, to: number): Stretch {
  const done = new Set(settled);
  const parts = reading.alerts
    .slice(from, to)
    .map((alert, i) => ({ receiptId, ordinal: from + i, alert }))
    .filter(({ ordinal }) => !done.has(ordinal));
  return { receiptId, attempt, from, to, total: reading.alerts.length, remark: reading.remark, parts };
}

/** Each alert of a batch in a batch of its own, to find the one that spoils it. */
export const alone = (batch: readonly Stretch[]): Stretch[][] =>
  batch.flatMap((stretch) =>
    stretch.to - stretch.from <= 1
      ? [[stretch]]
      : Array.from({ length: stretch.to - stretch.from }, (_, i) => {
          const from = stretch.from + i;
          return [{ ...stretch, from, to: from + 1, parts: stretch.parts.filter(({ ordinal }) => ordinal === from) }];
        }),
  );

/** The batch with everything in it put into quarantine. */
export const setAside = (batch: readonly Stretch[], why: string): Stretch[] =>
  batch.map((stretch) => ({
    ...stretch,
    parts: stretch.parts.map((part) => ({ ...part, alert: { fingerprint: part.alert.fingerprint, unread: why } })),
  }));
