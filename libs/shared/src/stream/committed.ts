import { whoIs, type Actor, type Recorded, type StreamHead, type StreamId } from '../index.js';

/** What one commit of this process added to a stream, every number in (from, to]: nobody here needs to read it again. */
export interface Committed<E extends { type: string } = { type: string }> {
  readonly stream: StreamId;
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
  readonly events: readonly Recorded<E>[];
  /** Each of them as JSON, made once for all who are told. */
  readonly texts: readonly string[];
  /** Whose histories they belong to: cards of the stream's team. */
  readonly cards: ReadonlySet<string>;
}

/** An event in its place, as the log takes it and as everybody is told of it. */
interface Placed<E extends { type: string }> {
  readonly row: string;
  readonly event: Recorded<E>;
  readonly text: string;
}

/** What the commands of a group recorded, numbered in their order: the rows of the log as JSON, and what it comes to. */
export function numbered<E extends { type: string }>(
  { id, epoch, seq }: StreamHead,
  at: string,
  decided: readonly { order: { actor: Actor }; events: readonly { event: E; card: string | null }[] }[],
): { rows: string; committed: Committed<E> } {
  let next = seq;
  const cards = new Set<string>();
  const placed = decided.flatMap(({ order, events }) => {
    const by = whoIs(order.actor);
    const told = `"at":${JSON.stringify(at)},"by":${JSON.stringify(by)}`;
    return events.map(({ event, card }): Placed<E> => {
      if (card) cards.add(card);
      const [body, place] = [JSON.stringify(event), `"seq":${++next},${told}`];
      return {
        row: `{${place},"card":${JSON.stringify(card)},"body":${body}}`,
        event: { ...event, seq: next, at, by },
        text: `${body.slice(0, -1)},${place}}`,
      };
    });
  });
  const rows = `[${placed.map(({ row }) => row).join(',')}]`;
  const [events, texts] = [placed.map(({ event }) => event), placed.map(({ text }) => text)];
  return { rows, committed: { stream: id, epoch, from: seq, to: next, events, texts, cards } };
}
