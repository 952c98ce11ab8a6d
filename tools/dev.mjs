import './node-version.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stopAll, watched } from './dev-programs.mjs';
import { explain } from './explain.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot, root } from './root.mjs';
import { closeOnSignal } from './signals.mjs';

const API = 'apps/api/dist';
const LIBS = ['shared', 'product-backlog', 'service-queue'].map((name) => `libs/${name}/dist`);

let database = null;

process.chdir(root);
await ensureInstalled();
closeOnSignal(stop);
try {
  await firstCompilation();
  await holdDatabase();
  const watchPaths = [API, ...LIBS].map((folder) => `--watch-path=${inRoot(folder)}`);
  watched('api', [...watchPaths, '--watch-preserve-output', '--enable-source-maps', inRoot(API, 'run.js')]);
  watched('web', [inRoot('node_modules/vite/bin/vite.js'), 'apps/web', '--strictPort'], endWith);
} catch (error) {
  console.error(explain(error));
  await endWith(1);
}

function firstCompilation() {
  const compiler = [inRoot('node_modules/typescript/bin/tsc'), '-b', '--watch', '--preserveWatchOutput', 'apps/api'];
  const { stdout } = watched('tsc', compiler, endWith);
  return new Promise((resolve) => {
    stdout.on('data', (text) => /Watching for file changes/.test(text) && resolve());
  });
}

/** Held here, so that it outlives the restarts of the API, which adopts what it finds in this folder. */
async function holdDatabase() {
  if (process.env.DATABASE_URL) return;
  const { startEmbedded } = await import(pathToFileURL(inRoot(API, 'database/embedded-postgres.js')).href);
  database = await startEmbedded({ dir: path.resolve(process.env.DATA_DIR ?? '.data', 'postgres'), log: console.log });
}

async function stop() {
  await stopAll();
  await database?.stop();
}

async function endWith(code) {
  await stop();
  process.exit(code);
}
