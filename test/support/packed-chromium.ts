import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Executable } from './browser.js';

/** Below node_modules: unpacked once, by whoever runs the tests, and gone with the packages. */
const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/chromium/', import.meta.url));
const FONTS = path.join(FOLDER, 'fonts.conf');
const COMPLETE = path.join(FOLDER, 'complete');

/** Chromium out of @sparticuz/chromium, with the shared libraries and fonts that a bare system lacks. */
export async function packedChromium(): Promise<Executable> {
  if (!existsSync(COMPLETE)) {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    await withEnvironment({ TMPDIR: FOLDER, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }, unpack);
    writeFileSync(FONTS, fontConfiguration());
    writeFileSync(COMPLETE, '');
  }
  return {
    path: path.join(FOLDER, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(FOLDER, 'al2023/lib'), FONTCONFIG_FILE: FONTS },
  };
}

async function unpack(): Promise<void> {
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
}

/** The package looks at the environment, and changes it; nobody else shall notice. */
async function withEnvironment(values: Record<string, string>, act: () => Promise<void>): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, values);
  try {
    await act();
  } finally {
    process.env = before;
  }
}

/** The package's own looks in /tmp/fonts, and a page without any font crashes. */
function fontConfiguration(): string {
  const folders = [path.join(FOLDER, 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`);
  return `<fontconfig>${folders.join('')}<cachedir>${path.join(FOLDER, 'fonts-cache')}</cachedir></fontconfig>\n`;
}
