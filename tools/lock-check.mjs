import { readFileSync } from 'node:fs';
import { inRoot } from './root.mjs';

const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
const faults = [...registryHosts(), ...missingPlatforms()];

for (const fault of faults) console.error(fault);
if (faults.length === 0)
  console.log(`${Object.keys(packages).length} packages, each for every platform, no registry host`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** A host in the lock ties every machine to the registry of the one that wrote it. */
function registryHosts() {
  return Object.entries(packages)
    .filter(([, { resolved }]) => /^https?:/.test(resolved ?? ''))
    .map(([place, { resolved }]) => `package-lock.json: ${place} names a registry host (${resolved})`);
}

/** npm drops the packages of other platforms from a lock at times; `npm ci` then fails on those. */
function missingPlatforms() {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !canResolve(place, name))
      .map((name) => `package-lock.json: ${name}, an optional dependency of ${place}, is not in the lock`),
  );
}

function canResolve(place, name) {
  return nestings(place).some((folder) => `${folder}node_modules/${name}` in packages);
}

/** Where Node looks from a place, the nearest first: 'a/node_modules/b' → 'a/node_modules/b/', 'a/', ''. */
function nestings(place) {
  const parts = place.split('/node_modules/');
  const folders = parts.map((_, index) => `${parts.slice(0, index + 1).join('/node_modules/')}/`);
  return [...folders.reverse(), ''];
}
