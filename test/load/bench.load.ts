import { expect, it } from 'vitest';
import { measureBoards } from './boards.js';
import { measureCommands } from './commands.js';
import { lines, options } from './figures.js';
import { measureMemory } from './memory.js';
import { measureCatchUp, measureSnapshot } from './snapshots.js';
import { measureStorms } from './storms.js';

/*
 * `npm run bench`: Twotrack beside a floor of the same stack without rules. What is measured runs in processes of its
 * own; the load comes from this one, on the same machine. tools/bench.mjs says what is wanted and prints the table.
 */
const HOURS = { timeout: 4 * 3_600_000 };
const wants = (part: string): boolean => options.only.includes(part);
const acts = (['create', 'move'] as const).filter(wants);

it.runIf(acts.length > 0)('measures creating and moving cards', HOURS, () => measured(() => measureCommands(acts)));
it.runIf(wants('snapshot'))('measures the snapshot', HOURS, () => measured(measureSnapshot));
it.runIf(wants('catch-up'))('measures catching up', HOURS, () => measured(measureCatchUp));
it.runIf(wants('boards'))('measures many open boards', HOURS, () => measured(measureBoards));
it.runIf(wants('storm'))('measures storms', HOURS, () => measured(measureStorms));
it.runIf(wants('memory'))('measures memory', HOURS, () => measured(measureMemory));

async function measured(part: () => Promise<void>): Promise<void> {
  const before = lines.length;
  await part();
  expect(lines.length).toBeGreaterThan(before);
}
