import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './root.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a program to its end, hands it every signal we get, and returns its exit code. */
export function run(command, args, { env = {}, ...options } = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options, env: { ...process.env, ...env } });
  const passOn = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  }).finally(() => SIGNALS.forEach((signal) => process.off(signal, passOn)));
}

export const runNode = (args, options) => run(process.execPath, args, options);

/** Without it there is no point in going on. */
export async function must(running) {
  const code = await running;
  if (code !== 0) process.exit(code);
}
