import './node-version.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot } from './root.mjs';
import { runNode } from './run.mjs';

await ensureInstalled();
await ensureBuilt();
process.exitCode = await runNode(['--enable-source-maps', inRoot('apps/api/dist/admin.js'), ...process.argv.slice(2)]);
