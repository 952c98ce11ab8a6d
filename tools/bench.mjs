import './node-version.mjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readBenchOptions, USAGE } from './bench-options.mjs';
import { comparisonOf, tableOf } from './bench-report.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot } from './root.mjs';
import { must, runNode } from './run.mjs';

const { json, compare, from, measure } = optionsOrExit();
const old = compare && figuresIn(compare);
const figures = from ? figuresIn(from) : await measured();
console.log(`\n${tableOf(figures.lines)}`);
if (old) console.log(`\nBeside ${compare}:\n\n${comparisonOf(old.lines, figures.lines)}`);
if (json && !from) console.log(`\nKept in ${json}.`);

function optionsOrExit() {
  try {
    const options = readBenchOptions(process.argv.slice(2));
    if (!options.help) return options;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

function figuresIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`No figures in ${file}: ${error.message}`);
    process.exit(2);
  }
}

async function measured() {
  await ensureInstalled();
  await ensureBuilt();
  await must(runNode([inRoot('node_modules/typescript/bin/tsc'), '-b', inRoot('test/load/floor')]));
  const kept = mkdtempSync(path.join(tmpdir(), 'twotrack-bench-'));
  const file = json ? path.resolve(json) : path.join(kept, 'figures.json');
  const env = { BENCH: JSON.stringify({ ...measure, file }) };
  try {
    const vitest = [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--config', inRoot('vitest.load.config.ts')];
    await must(runNode(vitest, { env }));
    return figuresIn(file);
  } finally {
    rmSync(kept, { recursive: true, force: true });
  }
}
