import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf } from './processes.js';

/** Who may stop the server: the one that started it, or the one that took over from a dead one. */
export class Ownership {
  private readonly file: string;
  private readonly name = claim();

  constructor(dir: string) {
    this.file = path.join(dir, 'owner');
  }

  take(): void {
    writeFileSync(this.file, this.name);
  }

  isOurs(): boolean {
    return read(this.file) === this.name;
  }

  isAbandoned(): boolean {
    return !isAlive(read(this.file));
  }
}

/** Two starts on one directory go one after the other. */
export async function inTurn<T>(dir: string, act: () => Promise<T>): Promise<T> {
  mkdirSync(dir, { recursive: true, mode: 0o711 });
  const lock = path.join(dir, 'starting');
  while (!tryLock(lock)) {
    if (!isAlive(read(lock))) rmSync(lock, { force: true });
    await sleep(50);
  }
  try {
    return await act();
  } finally {
    rmSync(lock, { force: true });
  }
}

function tryLock(lock: string): boolean {
  const draft = `${lock}.${randomUUID()}`;
  writeFileSync(draft, claim());
  try {
    // A link appears with its content, so nobody reads an empty lock and takes it for a dead one's.
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** "pid birth/uuid": alive as long as that very process is, and never the same twice. */
function claim(): string {
  return `${identityOf(process.pid)}/${randomUUID()}`;
}

function isAlive(written: string): boolean {
  const identity = written.split('/')[0];
  const pid = Number.parseInt(identity ?? '', 10);
  return pid > 0 && identityOf(pid) === identity;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
