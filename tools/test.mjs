import './node-version.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot } from './root.mjs';
import { runNode } from './run.mjs';

await ensureInstalled();
// The browser tests open what `npm start` would serve.
await ensureBuilt();
const vitest = inRoot('node_modules/vitest/vitest.mjs');
process.exitCode = await runNode([vitest, 'run', ...process.argv.slice(2)], { env: { NODE_ENV: 'test' } });
