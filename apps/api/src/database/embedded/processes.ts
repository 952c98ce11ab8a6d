import { readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';

export interface PidFile {
  pid: number;
  port: number;
  status: string;
}

export function readPidFile(dataDir: string): PidFile | null {
  try {
    const lines = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch {
    return null;
  }
}

export function isPostmaster(pid: number, dataDir: string): boolean {
  if (process.platform !== 'linux') return answersSignals(pid);
  // `kill(pid, 0)` lies twice: a zombie nobody reaped still answers, and after a reboot the number may be another's.
  return workingDirectory(String(pid)) === realpathSync(dataDir);
}

/** Postmaster and backends: all that work in the data directory. */
export function processesIn(dataDir: string): number[] {
  if (process.platform !== 'linux') return [];
  const directory = realpathSync(dataDir);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingDirectory(name) === directory)
    .map(Number)
    .filter((pid) => pid !== process.pid);
}

/** A pid with its birth time where the system tells it, so that a number used again is not taken for the old process. */
export function identityOf(pid: number): string | null {
  if (process.platform !== 'linux') return answersSignals(pid) ? String(pid) : null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : `${pid} ${rest[18]}`;
  } catch {
    return null;
  }
}

function workingDirectory(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
