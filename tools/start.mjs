import './node-version.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot, root } from './root.mjs';
import { readStartOptions, USAGE } from './start-options.mjs';
import { closeOnSignal } from './signals.mjs';
import { explain } from './explain.mjs';
import { pathToFileURL } from 'node:url';

const options = readOptionsOrExit();
process.chdir(root);
await ensureInstalled();
await ensureBuilt();
process.env.NODE_ENV ??= 'production';
process.setSourceMapsEnabled(true);
await serve(options);

function readOptionsOrExit() {
  try {
    const { help, ...options } = readStartOptions(process.argv.slice(2));
    if (!help) return options;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

/** In this very process: whoever kills it leaves nothing behind. */
async function serve(options) {
  const { inSmallHeap } = await ours('small-heap.js');
  const starting = inSmallHeap(async () => (await ours('main.js')).start(options));
  closeOnSignal(async () => (await starting).close());
  try {
    await starting;
  } catch (error) {
    console.error(explain(error, options));
    process.exit(1);
  }
}

function ours(file) {
  return import(pathToFileURL(inRoot('apps/api/dist', file)).href);
}
