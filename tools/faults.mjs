import './node-version.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot } from './root.mjs';
import { runNode } from './run.mjs';

/* The fault suite and the races at full length; `npm test` runs the same tests short. */
await ensureInstalled();
await ensureBuilt();
process.env.FAULT_ROUNDS ??= '10';
process.env.FAULT_COMMANDS ??= '2000';
process.env.RACES ??= '2000';
const vitest = [inRoot('node_modules/vitest/vitest.mjs'), 'run', 'test/faults', 'test/races'];
process.exitCode = await runNode([...vitest, ...process.argv.slice(2)]);
