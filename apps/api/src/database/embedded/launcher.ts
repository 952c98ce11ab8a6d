import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { program } from './binaries.js';

export type LauncherKind = 'direct' | 'userns' | 'setuid' | 'setpriv';

/** How to run a program as somebody who is not root: PostgreSQL refuses uid 0. */
export interface Launcher {
  kind: LauncherKind;
  prefix: string[];
  /** The account whose files the cluster must be; null when it is our own. */
  account: Account | null;
  runAs: Partial<Account>;
}

export interface Account {
  uid: number;
  gid: number;
}

/** Nothing of our environment is passed on: neither secrets nor PGDATA and its like. */
const ENVIRONMENT =
  process.platform === 'win32'
    ? undefined
    : { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export function pickLauncher(native: string, dir: string, dataDir: string, only?: LauncherKind): Launcher {
  if (process.platform === 'win32' || process.getuid?.() !== 0) {
    return { kind: 'direct', prefix: [], account: null, runAs: {} };
  }
  const owner = ownerOf(dataDir);
  const candidates = rootLaunchers(owner?.uid ? owner : unprivilegedAccount())
    .filter(({ account }) => !owner || owner.uid === (account?.uid ?? 0))
    .filter(({ kind }) => !only || kind === only);
  const works = candidates.find((launcher) => canRun(launcher, native, dir));
  if (works) return works;
  throw new Error(
    `The embedded PostgreSQL cannot give up root here and use ${dir} (no user namespace, no other account, no setpriv). ` +
      'Set DATABASE_URL or start as another user.',
  );
}

export function launch(launcher: Launcher, command: string[], options: SpawnOptions): ChildProcess {
  const [file, ...args] = [...launcher.prefix, ...command];
  return spawn(file!, args, { ...options, ...launcher.runAs, env: ENVIRONMENT });
}

/** On Linux the kernel stops PostgreSQL cleanly when we are killed outright. */
export function dyingWithUs(): string[] {
  if (process.platform !== 'linux') return [];
  const prefix = ['setpriv', '--pdeathsig', 'INT', '--'];
  return spawnSync(prefix[0]!, [...prefix.slice(1), 'true']).status === 0 ? prefix : [];
}

function rootLaunchers(account: Account): Launcher[] {
  const { uid, gid } = account;
  const userNamespace = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'];
  // Another account that may still pass directories closed to others, such as /root.
  const passingDirectories = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
    '--securebits=+no_setuid_fixup',
    '--',
  ];
  return [
    { kind: 'userns', prefix: userNamespace, account: null, runAs: {} },
    { kind: 'setuid', prefix: [], account, runAs: account },
    { kind: 'setpriv', prefix: passingDirectories, account, runAs: {} },
  ];
}

function canRun(launcher: Launcher, native: string, dir: string): boolean {
  const succeeds = (...command: string[]) => {
    const [file, ...args] = [...launcher.prefix, ...command];
    return spawnSync(file!, args, { ...launcher.runAs, env: ENVIRONMENT }).status === 0;
  };
  return succeeds(program(native, 'postgres'), '--version') && succeeds('test', '-x', dir);
}

function ownerOf(dataDir: string): Account | null {
  const found = statSync(dataDir, { throwIfNoEntry: false });
  return found ? { uid: found.uid, gid: found.gid } : null;
}

/** initdb looks its account up in /etc/passwd, so it must be one that stands there. */
function unprivilegedAccount(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3 && Number(fields[2]) > 0);
  const chosen = accounts.find(([name]) => name === 'nobody') ?? accounts[0];
  return { uid: Number(chosen?.[2] ?? 65534), gid: Number(chosen?.[3] ?? 65534) };
}
