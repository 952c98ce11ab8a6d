import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { isDatabaseAway } from '../database/database-away.js';

/** How late anything that time does may be where another process set it. */
const TICK_MS = 500;

/** A context that keeps alarms. Its time is the database's; several processes may ring at once. */
export interface Ringing {
  /** Rings what is due, the longest overdue first; how many cards that was. */
  ringDue(): Promise<number>;
  /** Tells of every moment (ISO 8601) that this process sets. */
  whenAlarmSet(tell: (at: string) => void): void;
}

export const RINGING = Symbol('ringing');

/** The actor of everything that time does: asks each context to ring what is due, and decides nothing itself. */
@Injectable()
export class Clock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('clock');
  private readonly soon = new Set<NodeJS.Timeout>();
  private timer: NodeJS.Timeout | undefined;
  private ringing: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(@Inject(RINGING) private readonly contexts: readonly Ringing[]) {}

  onApplicationBootstrap(): void {
    for (const context of this.contexts) context.whenAlarmSet((at) => this.noLaterThan(at));
    this.timer = setInterval(() => this.ring(), TICK_MS);
    this.ring();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    for (const timer of this.soon) clearTimeout(timer);
    await this.ringing;
  }

  /** What is due before the next tick is not kept waiting for it. */
  private noLaterThan(at: string): void {
    const wait = Date.parse(at) - Date.now();
    if (wait > TICK_MS || this.stopped) return;
    const timer = setTimeout(() => (this.soon.delete(timer), this.ring()), Math.max(wait, 0));
    this.soon.add(timer);
  }

  private ring(): void {
    this.again = true;
    this.ringing ??= this.ringOut().finally(() => (this.ringing = null));
  }

  private async ringOut(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      for (const context of this.contexts) {
        await context.ringDue().catch((thrown: unknown) => this.failed(thrown));
      }
    }
  }

  /** What did not ring is still due at the next tick; the database being away is said elsewhere. */
  private failed(thrown: unknown): void {
    const all = thrown instanceof AggregateError ? thrown.errors : [thrown];
    for (const one of all) if (!isDatabaseAway(one)) this.log.error(`The clock could not ring: ${String(one)}`);
  }
}
