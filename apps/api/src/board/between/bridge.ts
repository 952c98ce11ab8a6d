import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { ProductBacklog } from '@twotrack/product-backlog';
import { ServiceQueue } from '@twotrack/service-queue';
import type { Ringing } from '../../clock/clock.js';
import { isDatabaseAway } from '../../database/database-away.js';
import { Teams } from '../../identity/teams.js';
import { Proposals } from './proposals.js';
import { Succession } from './succession.js';
import { ToProduct } from './to-product.js';
import { ToService } from './to-service.js';

const AGAIN_MS = { first: 500, most: 8_000 };

/**
 * Between the tracks (B2): what one has committed is carried to the other by and by, by whichever process lives. A track
 * that does not answer holds up neither the other nor the clock. There is no cursor: what is still to be done is what
 * stands in the tables.
 */
@Injectable()
export class Bridge implements Ringing, BeforeApplicationShutdown {
  private readonly log = new Logger('between');
  private readonly later = new Map<string, { at: number; wait: number }>();
  private round: Promise<void> | null = null;

  constructor(
    private readonly backlog: ProductBacklog,
    private readonly queues: ServiceQueue,
    private readonly toProduct: ToProduct,
    private readonly toService: ToService,
    private readonly proposals: Proposals,
    private readonly succession: Succession,
    teams: Teams,
  ) {
    teams.whenAppointed((actor) => this.each(`delegation ${actor.teamId}`, () => this.succession.appointed(actor)));
  }

  /** Starts a round and does not wait for it; what it carries are commands of their own. */
  async ringDue(): Promise<number> {
    this.round ??= this.carry()
      .catch((thrown: unknown) => this.failed('a round', thrown))
      .finally(() => (this.round = null));
    return 0;
  }

  whenAlarmSet(): void {
    // nothing between the tracks has a time
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.round;
  }

  /** What a command has just left for the other track, at once; where that does not answer it is done later. */
  async soon(cardId: string): Promise<void> {
    for (const errand of await this.queues.handOvers.errandsOf(cardId)) {
      await this.each(errand.id, () => this.toProduct.run(errand));
    }
  }

  /** The same of a request on its way to the service queues. */
  async soonToService(requestId: string): Promise<void> {
    for (const one of await this.backlog.onTheirWay()) {
      if (one.request.id === requestId) await this.each(requestId, () => this.toService.run(one));
    }
  }

  private async carry(): Promise<void> {
    for (const errand of await this.queues.handOvers.errands()) {
      await this.each(errand.id, () => this.toProduct.run(errand));
    }
    for (const one of await this.backlog.onTheirWay()) {
      await this.each(one.request.id, () => this.toService.run(one));
    }
    await this.proposals.follow(this.each);
    await this.succession.follow(this.each);
  }

  /** What fails is tried again, less and less often, and holds up no other. */
  private each = async (id: string, step: () => Promise<unknown>): Promise<void> => {
    const late = this.later.get(id);
    if (late && late.at > Date.now()) return;
    try {
      await step();
      this.later.delete(id);
    } catch (thrown) {
      const wait = Math.min(late ? late.wait * 2 : AGAIN_MS.first, AGAIN_MS.most);
      this.later.set(id, { at: Date.now() + wait, wait });
      if (!late) this.failed(id, thrown);
    }
  };

  private failed(what: string, thrown: unknown): void {
    if (!isDatabaseAway(thrown)) this.log.warn(`${what} could not be carried to the other track: ${String(thrown)}`);
  }
}
