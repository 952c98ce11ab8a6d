import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { Intake } from '@twotrack/service-queue';
import { CONFIG, type Config } from '../../config.js';
import { freshSecret } from '../../identity/secret.js';
import { DemoTeam } from '../demo/demo-team.js';
import { STORM_SIZE } from './storm-alerts.js';
import type { StormView } from './storm-contract.js';
import { Storm } from './storm.js';

const NAME = 'Storm of the demo';

/** The storms of demo teams: one at a time in a team, each with a token of its own that ends with it. */
@Injectable()
export class Storms implements BeforeApplicationShutdown {
  private readonly storms = new Map<string, Promise<Storm | null>>();

  constructor(
    private readonly intake: Intake,
    private readonly demo: DemoTeam,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** While one runs it is the answer. The same key starts one storm at most (L4). */
  async start(asking: Asking): Promise<StormView> {
    const { teamId } = asking.actor;
    await this.demo.mustBe(teamId);
    const before = this.known(teamId);
    const next = before.then((storm) => (storm?.view.running ? storm : this.begin(asking, storm)));
    this.storms.set(teamId, next);
    return (await next)?.view ?? over();
  }

  /** The last one of this process; null where there was none. */
  async of({ teamId }: Actor): Promise<StormView | null> {
    await this.demo.mustBe(teamId);
    return (await this.known(teamId))?.view ?? null;
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const teamId of this.storms.keys()) await (await this.known(teamId))?.end();
  }

  private known = (teamId: string): Promise<Storm | null> =>
    this.storms.get(teamId)?.catch(() => null) ?? Promise.resolve(null);

  private async begin({ actor, key }: Asking, last: Storm | null): Promise<Storm | null> {
    // whoever works in a demo may start a storm, and so make what it is sent by
    const maker: Actor = { ...actor, roles: [...actor.roles, 'admin'] };
    const token = freshSecret('tti_');
    const command = { kind: 'alertmanager', name: NAME } as const;
    const { integration, replayed } = await this.intake.createIntegration(command, token, { actor: maker, key });
    if (replayed) return last;
    const { id } = integration;
    const tidy = () => this.revokeAll(maker);
    return new Storm(this.intake, { id, token }, this.config.stormMs, tidy);
  }

  /** Also those that a kill left behind. */
  private async revokeAll(maker: Actor): Promise<void> {
    for (const { id, name } of await this.intake.integrations(maker)) {
      if (name === NAME) await this.intake.revokeIntegration(id, { actor: maker, key: `storm over ${id}` });
    }
  }
}

/** What is said of a storm that another run of the server has known. */
const over = (): StormView => ({
  running: false,
  startedAt: new Date().toISOString(),
  sent: STORM_SIZE,
  total: STORM_SIZE,
});
