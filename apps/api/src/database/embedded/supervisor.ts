import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import { inTurn, Ownership } from './ownership.js';
import { type Postmaster, runningPostmaster, startPostmaster, stopPostmaster } from './postmaster.js';
import { isPostmaster, readPidFile } from './processes.js';

const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 2_000;
const STEADY = 10_000;
const GLANCE = 500;

/** Keeps one PostgreSQL running on one port until it is told to stop. */
export class Supervisor {
  private readonly ownership: Ownership;
  private postmaster: Postmaster | null = null;
  private glances: NodeJS.Timeout | null = null;
  private revival: Promise<void> | null = null;
  private upSince = 0;
  private pause = SHORTEST_PAUSE;
  private stopping = false;

  constructor(
    private readonly cluster: Cluster,
    private readonly log: (line: string) => void,
  ) {
    this.ownership = new Ownership(cluster.dir);
  }

  get pid(): number {
    return this.postmaster!.pid;
  }

  get port(): number {
    return this.postmaster!.port;
  }

  get adopted(): boolean {
    return this.postmaster!.ended === null;
  }

  async up(): Promise<void> {
    this.postmaster = await inTurn(this.cluster.dir, async () => {
      const postmaster =
        (await runningPostmaster(this.cluster)) ??
        (await startPostmaster(this.cluster, await usualPort(this.cluster.dir)));
      if (postmaster.ended || this.ownership.isAbandoned()) this.ownership.take();
      return postmaster;
    });
    this.upSince = Date.now();
    this.watch(this.postmaster);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.revival;
    if (this.glances) clearInterval(this.glances);
    if (this.postmaster && this.ownership.isOurs()) await stopPostmaster(this.cluster, this.pid);
  }

  private watch({ ended }: Postmaster): void {
    if (ended) void ended.then(() => this.revive());
    else this.glances = setInterval(() => this.glance(), GLANCE).unref();
  }

  /** An adopted server is not our child: look whether it is there, and leave its revival to a living owner. */
  private glance(): void {
    const found = readPidFile(this.cluster.dataDir);
    if (found && isPostmaster(found.pid, this.cluster.dataDir)) this.postmaster = { ...found, ended: null };
    else if (this.ownership.isOurs() || this.ownership.isAbandoned()) this.revive();
  }

  private revive(): void {
    if (this.stopping || this.revival) return;
    if (this.glances) clearInterval(this.glances);
    if (Date.now() - this.upSince > STEADY) this.pause = SHORTEST_PAUSE;
    this.revival = this.untilUp().finally(() => (this.revival = null));
  }

  private async untilUp(): Promise<void> {
    while (!this.stopping) {
      this.log(`PostgreSQL ended; starting it again on port ${this.port}`);
      await sleep(this.pause);
      this.pause = Math.min(LONGEST_PAUSE, this.pause * 2);
      try {
        return await this.up();
      } catch (error) {
        this.log(`PostgreSQL did not come back: ${(error as Error).message}`);
      }
    }
  }
}

/** The port of last time as long as nobody else has it, so that pools find a server that came back. */
async function usualPort(dir: string): Promise<number> {
  const file = path.join(dir, 'port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = await freePort(last).catch(() => freePort(0));
  writeFileSync(file, String(port));
  return port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
