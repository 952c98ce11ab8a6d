import { Logger } from '@nestjs/common';
import { Refusal } from '@twotrack/shared';
import { alone, batchesOf, setAside, type Stretch } from './domain/index.js';
import type { Sender } from './persistence/intake/pending.js';
import { WORKED_MEANWHILE, type WorkStore } from './persistence/intake/work.store.js';

/** Alerts decided in one change: what happened then fits into one message (L9), and the turnstile is kept for some 30 ms. */
const BATCH = 128;
/** How long what a crash or another process left waits until somebody looks, in ms. */
const LOOK_MS = 1_000;

/** Works off what was taken in, in its order for each sender. The database remembers where it is, so anybody may go on. */
export class IntakeRounds {
  private readonly log = new Logger('intake');
  private readonly rounds = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private ending = false;

  constructor(private readonly store: WorkStore) {}

  /** Something of this sender waits. */
  start(integrationId: string): void {
    this.again.add(integrationId);
    if (this.ending || this.rounds.has(integrationId)) return;
    const round = this.round(integrationId).finally(() => this.rounds.delete(integrationId));
    this.rounds.set(integrationId, round);
  }

  /** Looks for what waits, now and from time to time. */
  keepLooking(): void {
    const look = () => void this.startEverywhere().catch(() => undefined); // the database is away; looked for again
    look();
    this.timer = setInterval(look, LOOK_MS);
  }

  async startEverywhere(): Promise<void> {
    for (const { id } of await this.store.waiting()) this.start(id);
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.rounds.size > 0) await Promise.all(this.rounds.values());
  }

  /** The batches under way are finished; what still waits is for the next start. */
  async end(): Promise<void> {
    this.ending = true;
    clearInterval(this.timer);
    await this.idle();
  }

  private async round(integrationId: string): Promise<void> {
    try {
      while (this.again.delete(integrationId) && !this.ending) {
        const sender = await this.store.sender(integrationId);
        for (;;) {
          const batches = batchesOf(await this.store.pending(sender), BATCH);
          if (batches.length === 0 || this.ending) break;
          await this.workOff(sender, batches);
        }
      }
    } catch (thrown) {
      // it still waits in the database, and is looked for again
      this.log.warn(`Working off what ${integrationId} sent stopped: ${String(thrown)}`);
    }
  }

  /** Until one is found that somebody else has worked meanwhile: then what waits is read anew. */
  private async workOff(sender: Sender, batches: readonly Stretch[][]): Promise<void> {
    for (const batch of batches) {
      if (this.ending) return;
      try {
        await this.store.workOff(sender, batch);
      } catch (thrown) {
        if (isMeanwhile(thrown)) return;
        if (!isSpoilt(thrown)) throw thrown;
        await this.oneByOne(sender, batch);
      }
    }
  }

  /** One alert that cannot be worked off goes to quarantine; it does not stop the others. */
  private async oneByOne(sender: Sender, batch: readonly Stretch[]): Promise<void> {
    for (const single of alone(batch)) {
      try {
        await this.store.workOff(sender, single);
      } catch (thrown) {
        if (!isSpoilt(thrown)) throw thrown;
        this.log.error(`An alert from ${sender.name} cannot be worked off: ${String(thrown)}`);
        await this.store.workOff(sender, setAside(single, `It could not be worked off: ${String(thrown)}`));
      }
    }
  }
}

const isMeanwhile = (thrown: unknown): boolean =>
  thrown instanceof Refusal && (thrown.code === WORKED_MEANWHILE || thrown.kind === 'reused');

/** True for what will fail again, whenever it is tried: our rules, our faults, data that PostgreSQL does not take, and what came after it. */
function isSpoilt(thrown: unknown): boolean {
  if (isMeanwhile(thrown)) return false;
  if (thrown instanceof Refusal) return thrown.kind !== 'unavailable';
  if (thrown instanceof TypeError || thrown instanceof RangeError) return true;
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(22|23|42|54|P0)...$|^25P02$/.test(code);
}
