import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installedMajor, nativeDirectory, program } from './binaries.js';
import { type Launcher, launch, type LauncherKind, pickLauncher } from './launcher.js';

/** A PostgreSQL cluster on disk and what it takes to run it. */
export interface Cluster {
  dir: string;
  dataDir: string;
  user: string;
  password: string;
  native: string;
  launcher: Launcher;
}

export async function openCluster(dir: string, user: string, only?: LauncherKind): Promise<Cluster> {
  const native = nativeDirectory();
  if (process.getuid?.() === 0) chmodSync(dir, 0o711);
  const dataDir = path.join(dir, 'data');
  const launcher = pickLauncher(native, dir, dataDir, only);
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) await createCluster(dir, user, native, launcher);
  refuseOtherMajor(dataDir, native);
  const password = readFileSync(path.join(dir, 'password'), 'utf8').trim();
  return { dir, dataDir, user, password, native, launcher };
}

/** Made aside and renamed when complete: a half-made cluster is never taken for a good one. */
async function createCluster(dir: string, user: string, native: string, launcher: Launcher): Promise<void> {
  const scratch = path.join(dir, 'data.new');
  const scratchPassword = path.join(dir, 'password.new');
  rmSync(scratch, { recursive: true, force: true });
  rmSync(scratchPassword, { force: true });
  mkdirSync(scratch, { mode: 0o700 });
  const password = `${randomBytes(24).toString('hex')}\n`;
  writeFileSync(path.join(dir, 'password'), password, { mode: 0o600 });
  writeFileSync(scratchPassword, password, { mode: 0o600 });
  if (launcher.account) {
    for (const file of [scratch, scratchPassword]) chownSync(file, launcher.account.uid, launcher.account.gid);
  }
  try {
    await initdb(launcher, native, scratch, user, scratchPassword);
  } finally {
    rmSync(scratchPassword, { force: true });
  }
  renameSync(scratch, path.join(dir, 'data'));
}

async function initdb(launcher: Launcher, native: string, target: string, user: string, pwfile: string): Promise<void> {
  const command = [
    program(native, 'initdb'),
    `--pgdata=${target}`,
    `--username=${user}`,
    `--pwfile=${pwfile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
  ];
  const child = launch(launcher, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout?.on('data', (chunk) => (said += chunk));
  child.stderr?.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`The embedded PostgreSQL could not make its data directory: ${said.trim()}`);
}

function refuseOtherMajor(dataDir: string, native: string): void {
  const made = readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim();
  const installed = installedMajor(native);
  if (made === installed) return;
  throw new Error(
    `${dataDir} was made by PostgreSQL ${made}, but the embedded one is ${installed}: ` +
      `dump it with version ${made} and restore it, or stay on a release of Twotrack with PostgreSQL ${made}.`,
  );
}
