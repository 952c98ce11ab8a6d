import { Injectable } from '@nestjs/common';
import { Refusal, type Actor } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import { ServiceQueue } from '@twotrack/service-queue';
import type { Errand } from '@twotrack/service-queue/contract';
import { words } from './words.js';

/**
 * What the service track left to be done in the product's inbox. Each step has a key that follows from the errand, so
 * whoever runs it, and however often, it happens once (L4).
 */
@Injectable()
export class ToProduct {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly queues: ServiceQueue,
  ) {}

  async run(errand: Errand): Promise<void> {
    if (errand.kind === 'submit') return this.submit(errand);
    try {
      await (errand.kind === 'withdraw' ? this.withdraw(errand) : this.giveBack(errand));
    } catch (thrown) {
      // somebody has answered it meanwhile: that stands
      if (!(thrown instanceof Refusal) || thrown.kind === 'unavailable') throw thrown;
    }
    await this.queues.handOvers.dropErrand(errand);
  }

  private async submit(errand: Errand): Promise<void> {
    await this.queues.handOvers.noteArrived(errand, await this.requestOf(errand));
  }

  private async withdraw(errand: Errand): Promise<void> {
    const requestId = errand.requestId ?? (await this.requestOf(errand));
    const reason = words.takenBack(errand.by.name);
    await this.backlog.withdrawRequest(
      requestId,
      { reason },
      { actor: memberOf(errand), key: `withdraw ${errand.id}` },
    );
  }

  private async giveBack(errand: Errand): Promise<void> {
    const actor: Actor = { ...errand.by, teamId: errand.teamId, roles: ['product-owner'] };
    await this.backlog.takeBackRequest(errand.requestId!, {}, { actor, key: `return ${errand.id}` });
  }

  /** Asks, or learns the answer to what was asked under this key before. */
  private async requestOf(errand: Errand): Promise<string> {
    const { title, problem, source, requester, from } = errand.ask!;
    const asking = { actor: memberOf(errand), key: `ask ${errand.id}` };
    const asked = { requester, marks: from };
    return (await this.backlog.submitRequest({ title, problem, source }, asking, asked)).request.id;
  }
}

const memberOf = ({ by, teamId }: Errand): Actor => ({ ...by, teamId, roles: ['member'] });
