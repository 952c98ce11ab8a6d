import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './root.mjs';

export const USAGE = `npm start -- [options]

  --port <number>      where to listen                      (default 3000)
  --host <address>     on which address; 0.0.0.0 for all    (default 127.0.0.1)
  --data-dir <folder>  where the embedded database lives    (default .data)
  --help               this text

With DATABASE_URL set, that PostgreSQL is used instead of the embedded one.`;

/** What was asked for on the command line; throws on what nobody can have meant. */
export function readStartOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      'data-dir': { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  return {
    help: values.help ?? false,
    ...(values.port !== undefined && { port: portNumber(values.port) }),
    ...(values.host !== undefined && { host: given('--host', values.host) }),
    ...(values['data-dir'] !== undefined && { dataDir: path.resolve(root, given('--data-dir', values['data-dir'])) }),
  };
}

function portNumber(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new TypeError(`--port takes a number from 0 to 65535, not '${text}'`);
}

function given(option, text) {
  if (text.trim()) return text;
  throw new TypeError(`${option} takes a value`);
}
