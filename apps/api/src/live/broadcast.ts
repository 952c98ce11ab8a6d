import type { Socket } from 'node:net';
import type { BoardSocket } from './board-socket.js';

/** What lies below a board's socket, as far as it tells whether something else is on its way. */
interface Wire {
  readonly readyState: string;
  readonly writeBuffer: readonly unknown[];
  readonly transport: { readonly writable: boolean; readonly socket?: WebSocketWire };
}

interface WebSocketWire {
  readonly readyState: number;
  readonly _socket?: Socket;
  readonly _sender?: { readonly _queue?: readonly unknown[] };
}

const OPEN = 1;

/**
 * One event to many boards, framed once and written to each connection as it is: on the way through the layers of
 * socket.io each board costs a quarter more, and the last of a thousand waits for all before it. A connection with
 * something else on its way gets it by the ordinary way, behind that. `text` is the message as JSON, where it was made already.
 */
export function broadcast(boards: Iterable<BoardSocket>, event: string, message: object, text?: string): void {
  let frame: Buffer | undefined;
  for (const board of boards) {
    const connection = freeConnection(board);
    if (connection) connection.write((frame ??= framed(board.nsp.name, event, text ?? JSON.stringify(message))));
    else (board.emit as (event: string, message: object) => void)(event, message);
  }
}

function freeConnection(board: BoardSocket): Socket | undefined {
  const { readyState, writeBuffer, transport } = board.conn as unknown as Wire;
  if (readyState !== 'open' || writeBuffer.length > 0 || !transport.writable) return undefined;
  const { socket } = transport;
  return socket?.readyState === OPEN && socket._sender?._queue?.length === 0 ? socket._socket : undefined;
}

/** A text frame of RFC 6455, not masked, with an event of socket.io 4 in it. */
function framed(namespace: string, event: string, message: string): Buffer {
  const payload = Buffer.from(`42${namespace},["${event}",${message}]`);
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x81;
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}
