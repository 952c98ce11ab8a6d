import { readFileSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { must, run, runNode } from './run.mjs';

/** Installs what the lock file names, unless it stands there already. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing the dependencies (npm ci) …');
  // Named in full: with NODE_ENV=production npm would leave out what builds the app.
  await must(npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']));
}

/** npm keeps its own account of what it put into node_modules; `npm install` by hand keeps it right as well. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const found = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([place, { version, integrity, ...rest }]) => {
    if (place === '' || !belongsHere(rest)) return true;
    return found[place]?.version === version && found[place]?.integrity === integrity;
  });
}

function packagesOf(lock) {
  try {
    return JSON.parse(readFileSync(inRoot(lock), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

/** npm leaves out optional packages of other platforms; which C library this one has, it alone knows. */
function belongsHere({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return !libc && os?.includes(process.platform) && cpu?.includes(process.arch);
}

function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return runNode([cli, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}
