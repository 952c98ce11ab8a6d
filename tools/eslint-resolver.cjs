const fs = require('node:fs');
const path = require('node:path');
const { builtinModules, createRequire } = require('node:module');

exports.interfaceVersion = 2;

/** Where an import leads, for eslint-plugin-boundaries: to sources, never to what was built from them. */
exports.resolve = (source, from, { root }) => {
  if (builtinModules.includes(source.replace(/^node:/, ''))) return { found: true, path: null };
  if (source.startsWith('.')) return { found: true, path: fileAt(path.resolve(path.dirname(from), source)) };
  const own = /^@twotrack\/([^/]+)(?:\/(.+))?$/.exec(source);
  if (own) return { found: true, path: projectFile(root, own[1], own[2]) };
  return packageFile(source, from);
};

// A file that does not exist (yet) still stands in a room: left unresolved, the plugin would pass over it in silence.

function fileAt(base) {
  const stem = base.replace(/\.jsx?$/, '');
  return [base, `${stem}.ts`, `${stem}.tsx`, ...indexFiles(base)].find(isFile) ?? `${stem}.ts`;
}

function projectFile(root, project, door = '') {
  if (project === 'api') return path.join(root, 'apps/api/src/main.ts');
  const sources = ['libs', 'apps']
    .map((area) => path.join(root, area, project, 'src'))
    .find((src) => fs.existsSync(src));
  const [index] = indexFiles(path.join(sources ?? path.join(root, project), door));
  return index;
}

function indexFiles(folder) {
  return [path.join(folder, 'index.ts'), path.join(folder, 'index.tsx')];
}

function packageFile(source, from) {
  try {
    return { found: true, path: createRequire(from).resolve(source) };
  } catch {
    return { found: false };
  }
}

function isFile(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
