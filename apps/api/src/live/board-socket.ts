import type { Socket } from 'socket.io';
import type { StreamId } from '@twotrack/shared';
import type { Caller } from '../identity/caller.js';
import type { Reader } from './tracks.js';

/** What the server knows about one open board. */
export interface BoardSocketData {
  caller: Caller;
  /** The rights by which it was let in, as `Callers.stillGood` words them; another wording ends it. */
  rights: string;
  /** The streams it reads, and as whom. */
  streams: Map<StreamId, Reader>;
  /** Since when it takes nothing more (ms), because too much was waiting. */
  behindSince: number | null;
  /** How many messages it may still send in this second. */
  credit: number;
}

export type BoardSocket = Socket<
  Record<string, never>,
  Record<string, (message: unknown) => void>,
  Record<string, never>,
  BoardSocketData
>;

/** What may wait for one slow client (L8). */
const WAITING_MAX = 1_000_000;

interface Wire {
  writeBuffer?: { data?: unknown }[];
  transport?: { socket?: { bufferedAmount?: number } };
}

/** Bytes handed to the socket and not yet taken by the network. */
export function waitingFor(socket: BoardSocket): number {
  const { writeBuffer = [], transport } = socket.conn as unknown as Wire;
  const queued = writeBuffer.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0);
  return queued + (transport?.socket?.bufferedAmount ?? 0);
}

export const isTooSlow = (socket: BoardSocket): boolean => waitingFor(socket) > WAITING_MAX;
