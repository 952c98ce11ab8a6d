import './node-version.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot } from './root.mjs';
import { must, runNode } from './run.mjs';

const inModules = (file) => inRoot('node_modules', file);

await ensureInstalled();
await check('lock file', inRoot('tools/lock-check.mjs'));
await check('format', inModules('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.');
await check('lint and boundaries', inModules('eslint/bin/eslint.js'), '--max-warnings=0', '.');
await check('types', inModules('typescript/bin/tsc'), '-b');
await check('tests', inRoot('tools/test.mjs'));

async function check(what, ...command) {
  console.log(`\n── ${what}`);
  await must(runNode(command));
}
