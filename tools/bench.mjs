import './node-version.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot } from './root.mjs';
import { runNode } from './run.mjs';

await ensureInstalled();
await ensureBuilt();
const built = await runNode([inRoot('node_modules/typescript/bin/tsc'), '-b', inRoot('test/load/floor')]);
const vitest = [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--config', inRoot('vitest.load.config.ts')];
process.exitCode = built || (await runNode([...vitest, ...process.argv.slice(2)]));
