import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './root.mjs';
import { onSignal } from './signals.mjs';

/** Runs a program to its end, hands it every signal we get, and returns its exit code. */
export function run(command, args, { env = {}, onOutput, ...options } = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options, env: { ...process.env, ...env } });
  if (onOutput) for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', onOutput);
  const deafen = onSignal((signal) => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  }).finally(deafen);
}

/** As `run`, but what the program says is only worth reading when it fails. */
export async function runQuietly(command, args, options) {
  let said = '';
  const code = await run(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput: (chunk) => (said += chunk),
  });
  if (code !== 0) process.stderr.write(said);
  return code;
}

export const runNode = (args, options) => run(process.execPath, args, options);

/** Without it there is no point in going on. */
export async function must(running) {
  const code = await running;
  if (code !== 0) process.exit(code);
}
