import { Logger } from '@nestjs/common';
import type { PolicyStore } from './persistence/policy.store.js';

/** Tickets judged anew in one commit: a batch keeps the stream's turnstile for well under a second. */
const BATCH = 500;

/** Carries a new policy to the open tickets, batch by batch, one round a team at a time (S6). */
export class Recalculation {
  private readonly log = new Logger('service-queue');
  private readonly rounds = new Map<string, Promise<void>>();

  constructor(private readonly store: PolicyStore) {}

  start(teamId: string): void {
    const before = this.rounds.get(teamId) ?? Promise.resolve();
    const round = before
      .then(() => this.round(teamId))
      .finally(() => {
        if (this.rounds.get(teamId) === round) this.rounds.delete(teamId);
      });
    this.rounds.set(teamId, round);
  }

  /** What a crash left behind. */
  async startEverywhere(): Promise<void> {
    for (const teamId of await this.store.teamsBehind()) this.start(teamId);
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.rounds.size > 0) await Promise.all(this.rounds.values());
  }

  private async round(teamId: string): Promise<void> {
    try {
      while ((await this.store.recalculateSome(teamId, BATCH)).recalculated > 0);
    } catch (thrown) {
      // every ticket names the version it was judged by, so the next activation or start goes on where this one ended
      this.log.error(`Recalculating team ${teamId} stopped: ${String(thrown)}`);
    }
  }
}
