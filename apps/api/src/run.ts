import { start } from './main.js';

// The API in a process of its own, to be watched and restarted by tools/dev.mjs.
const running = await start();
let closing: Promise<void> | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => (closing ??= running.close().finally(() => process.exit())));
}
