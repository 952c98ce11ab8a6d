import { start } from './main.js';

/** The API alone, for `npm run dev`: the embedded database and the web are held by tools/dev.mjs. */
const app = await start({});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.close().then(() => process.exit(0)));
}
