import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const running = new Set();

/** Starts a Node program whose every line carries its name; `onEnd` hears of an end that nobody asked for. */
export function watched(name, args, onEnd = () => {}) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => console.log(`[${name}] ${line}`));
  }
  running.add(child);
  child.once('exit', (code) => {
    if (running.delete(child)) onEnd(code ?? 1);
  });
  return child;
}

export async function stopAll() {
  const children = [...running];
  running.clear();
  await Promise.all(
    children.map((child) => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      return ended;
    }),
  );
}
