import './node-version.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot } from './root.mjs';
import { runNode } from './run.mjs';

/* The fault suite and the races at full length; `npm test` runs the same tests short. */
await ensureInstalled();
await ensureBuilt();
process.env.FAULTS = 'long';
process.env.FAULT_ROUNDS ??= '50';
process.env.FAULT_COMMANDS ??= '400';
process.env.FAULT_STANDSTILLS ??= '5';
process.env.FAULT_SCREENS ??= '200';
process.env.FAULT_EVENTS ??= '5000';
process.env.RACES ??= '2000';
// one file at a time: what is measured here is not shared with another test
const vitest = [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--maxWorkers=1', 'test/faults', 'test/races'];
process.exitCode = await runNode([...vitest, ...process.argv.slice(2)]);
