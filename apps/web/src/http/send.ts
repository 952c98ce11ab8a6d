import { v4 as newKey } from 'uuid';
import { Refused, refusedBy } from './refused.js';

/** How long a command is repeated under one key when the network or the server is away, in ms (ux.md §13.3). */
const PATIENCE = 10_000;

/** Reads one address of the API. Throws `Refused` when the server declines, `TypeError` when it cannot be reached. */
export async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answered<T>(await fetch(path, { headers: { accept: 'application/json' }, signal: signal ?? null }));
}

/**
 * Asks for a change; repeated under the same key while nobody answers, so it happens at most once (L4). A text is sent
 * as it is: a file.
 */
export const command = <T>(path: string, body: object | string): Promise<T> => onItsWay(send<T>('POST', path, body));

export const withdraw = <T>(path: string): Promise<T> => onItsWay(send<T>('DELETE', path));

const underway = new Set<Promise<unknown>>();

/** One act of several commands is on its way until the last of them is answered. */
export function onItsWay<T>(act: Promise<T>): Promise<T> {
  const end = () => underway.delete(act);
  underway.add(act);
  act.then(end, end);
  return act;
}

/** Resolves when all that was asked for until now is answered, and whoever asked has heard it. */
export async function allAnswered(): Promise<void> {
  await Promise.allSettled(underway);
  await new Promise((heard) => setTimeout(heard));
}

async function send<T>(method: 'POST' | 'DELETE', path: string, body?: object | string): Promise<T> {
  const request: RequestInit = {
    method,
    headers: { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': newKey() },
    body: typeof body === 'string' ? body : JSON.stringify(body ?? {}),
  };
  const giveUp = Date.now() + PATIENCE;
  for (let attempt = 0; ; attempt++) {
    const pause = Math.random() * Math.min(2_000, 150 * 2 ** attempt);
    try {
      const response = await fetch(path, request);
      if (response.status !== 503 || Date.now() + pause > giveUp) return await answered<T>(response);
    } catch (failure) {
      if (failure instanceof Refused || Date.now() + pause > giveUp) throw failure;
    }
    await new Promise((wake) => setTimeout(wake, pause));
  }
}

async function answered<T>(response: Response): Promise<T> {
  if (!response.ok) throw await refusedBy(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}
