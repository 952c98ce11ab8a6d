import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { clockOf, type Actor } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import { Teams } from '../../identity/teams.js';

/** A new product owner answers for nothing that another one allowed: who ordered in that one's name does so no longer (P13). */
@Injectable()
export class Succession {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly teams: Teams,
  ) {}

  /** In a team whose product owner was appointed just now, as an act of whoever appointed them. */
  appointed(actor: Actor): Promise<void> {
    return this.inTeam(actor.teamId, actor);
  }

  /** Compares who allowed what with who is product owner now: nothing that was missed stays missed. */
  async follow(each: (id: string, step: () => Promise<unknown>) => Promise<void>): Promise<void> {
    for (const teamId of await this.backlog.ordering.delegatedIn()) {
      await each(`delegation ${teamId}`, () => this.inTeam(teamId, clockOf(teamId)));
    }
  }

  private async inTeam(teamId: string, actor: Actor): Promise<void> {
    const productOwner = await this.teams.productOwner(teamId);
    const delegation = await this.backlog.ordering.delegation(teamId);
    if (!productOwner || !delegation || delegation.by.id === productOwner.id) return;
    await this.backlog.ordering.succeed({ productOwner }, { actor, key: `succession ${newId()}` });
  }
}
