import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const DIST = fileURLToPath(new URL('../../apps/web/dist/', import.meta.url));
const BUDGET_KIB = 175;

/** Everything that a file imports before it runs, itself included. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const code = readFileSync(`${DIST}assets/${file}`, 'utf8');
  for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)) withImports(name!, found);
  return found;
}

it('the board needs no more than 175 KiB of JavaScript before it shows (ux.md §23)', () => {
  const page = readFileSync(`${DIST}index.html`, 'utf8');
  const entry = /<script[^>]+src="\/assets\/([^"]+\.js)"/.exec(page)![1]!;
  const files = withImports(entry);
  expect(files.size).toBeGreaterThan(0);
  const bytes = [...files].map((file) => gzipSync(readFileSync(`${DIST}assets/${file}`)).length);
  expect(bytes.reduce((sum, size) => sum + size, 0) / 1_024).toBeLessThanOrEqual(BUDGET_KIB);
});
