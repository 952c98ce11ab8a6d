import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../..');
const eslint = new ESLint({ cwd: root });

describe('the lint reports whoever enters a room by the wrong door', () => {
  const offenders = planted('offenders');

  it.each(offenders)('$name', async ({ stands, reported, code }) => {
    expect(reported.length).toBeGreaterThan(0);
    expect(await rulesBrokenBy(code, stands)).toEqual(reported);
  });

  it('every rule of the house has its offenders', () => {
    const rules = new Set(offenders.map(({ name }) => name.split('-')[0]));
    expect([...rules].sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });
});

describe('the lint lets pass who keeps to the rules', () => {
  it.each(planted('welcome'))('$name', async ({ stands, code }) => {
    expect(await rulesBrokenBy(code, stands)).toEqual([]);
  });
});

interface Planted {
  name: string;
  /** The file it is linted as. */
  stands: string;
  reported: string[];
  code: string;
}

function planted(folder: string): Planted[] {
  return readdirSync(path.join(here, folder)).map((file) => {
    const code = readFileSync(path.join(here, folder, file), 'utf8');
    return {
      name: path.basename(file, '.ts'),
      stands: /^\/\/ stands: (.+)$/m.exec(code)![1]!,
      reported: /^\/\/ reported: (.+)$/m.exec(code)?.[1]?.split(' ').sort() ?? [],
      code,
    };
  });
}

async function rulesBrokenBy(code: string, stands: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, stands) });
  const rules = result!.messages.map(({ ruleId, message }) => ruleId ?? message);
  return [...new Set(rules)].sort();
}
