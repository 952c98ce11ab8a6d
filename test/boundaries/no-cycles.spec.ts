import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

type Imports = Map<string, string[]>;

const root = fileURLToPath(new URL('../..', import.meta.url));
const resolver = createRequire(import.meta.url)('../../tools/eslint-resolver.cjs') as {
  resolve(source: string, from: string, config: { root: string }): { found: boolean; path?: string | null };
};

describe('no file imports itself by a way round', () => {
  it('in the libs, the API and the web', () => {
    const files = ['libs', 'apps'].flatMap((area) => sourcesIn(path.join(root, area)));
    expect(files.length).toBeGreaterThan(10);
    expect(cyclesIn(importsOf(files))).toEqual([]);
  });

  it('and a planted cycle is found', () => {
    const planted: Imports = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['b']],
    ]);
    expect(cyclesIn(planted)).toEqual(['b → d → b']);
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return /^(node_modules|dist|dist-types)$/.test(entry.name) ? [] : sourcesIn(place);
    return /(?<!\.d)\.tsx?$/.test(entry.name) ? [place] : [];
  });
}

function importsOf(files: string[]): Imports {
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
      const targets = importedFiles.map(({ fileName }) => resolver.resolve(fileName, file, { root }).path ?? '');
      return [file, targets.filter((target) => known.has(target))];
    }),
  );
}

function cyclesIn(imports: Imports): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) cycles.push([...way.slice(start), file].map((step) => path.relative(root, step)).join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return cycles;
}
