import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client, Reply } from './client.js';

const AGAIN_MS = 50;
const PATIENCE_MS = 60_000;

/** What became of a command that a person kept asking for: its first definite answer, and how often they asked. */
export interface Answered {
  readonly reply: Reply;
  readonly tries: number;
}

/**
 * Sends one command under one key until there is a definite answer, as the browser does: a lost connection and a 503
 * leave it unknown whether it happened, so it is asked again, of the next process.
 */
export async function untilAnswered(at: readonly Client[], path: string, body: object): Promise<Answered> {
  const key = randomUUID();
  const end = Date.now() + PATIENCE_MS;
  for (let tries = 1; Date.now() < end; tries++) {
    const reply = await at[tries % at.length]!.post(path, body, { key }).catch(() => null);
    if (reply && reply.status < 500) return { reply, tries };
    await wait(AGAIN_MS);
  }
  throw new Error(`No answer to ${path} within ${PATIENCE_MS} ms.`);
}

/** Runs the work of many callers at once: each takes the next piece when its last one is done. */
export async function byCallers<T>(
  callers: number,
  pieces: readonly T[],
  work: (piece: T, caller: number) => Promise<void>,
) {
  let next = 0;
  const caller = async (_: unknown, me: number): Promise<void> => {
    while (next < pieces.length) await work(pieces[next++]!, me);
  };
  await Promise.all(Array.from({ length: callers }, caller));
}
