import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.mjs';
import { must, runQuietly } from './run.mjs';

const SOURCES = ['apps', 'libs', 'package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json'];
const MADE = ['dist', 'dist-types', 'node_modules'];
const RESULTS = [
  'apps/api/dist/main.js',
  'apps/web/dist/index.html',
  'apps/web/dist/ask.html',
  'apps/web/dist/show.html',
];
const STAMP = inRoot('.nx/built');

/** Builds all projects; when no source changed since the last time, not even Nx is asked. */
export async function ensureBuilt() {
  const sources = fingerprint();
  if (RESULTS.every((file) => existsSync(inRoot(file))) && builtFrom() === sources) return;
  console.log('Building …');
  await must(runQuietly(process.execPath, [inRoot('node_modules/nx/dist/bin/nx.js'), ...NX], { env: NX_ENVIRONMENT }));
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, sources);
}

const NX = ['run-many', '-t', 'build', '--output-style=static'];

/** No daemon, no terminal of its own, no cloud, and no copy of its native code left in the temp directory. */
const NX_ENVIRONMENT = {
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
  NX_ISOLATE_PLUGINS: 'false',
  NX_SKIP_NATIVE_FILE_CACHE: 'true',
};

function builtFrom() {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : null;
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesIn(inRoot(source)))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesIn(place) {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter(({ name }) => !MADE.includes(name) && !/\.spec\.tsx?$/.test(name))
    .flatMap(({ name }) => filesIn(path.join(place, name)))
    .sort();
}
