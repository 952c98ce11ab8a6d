import { inSmallHeap } from './small-heap.js';

// The API in a process of its own, to be watched and restarted by tools/dev.mjs.
const running = await inSmallHeap(async () => (await import('./main.js')).start());
let closing: Promise<void> | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => (closing ??= running.close().finally(() => process.exit())));
}
