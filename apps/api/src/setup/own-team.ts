import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Refusal, line, type Asking } from '@twotrack/shared';
import { CONFIG, isLoopback, type Config } from '../config.js';
import { Audit } from '../identity/audit.js';
import { DemoTeam } from './demo/demo-team.js';
import { Setup } from './setup.js';

export const StartOwnTeam = z.strictObject({ name: line(80) });
export type StartOwnTeam = z.infer<typeof StartOwnTeam>;

/** The way out of the demo: an empty team, whose product owner and admin is whoever asked. */
@Injectable()
export class OwnTeam {
  constructor(
    private readonly setup: Setup,
    private readonly demo: DemoTeam,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Only on loopback: where others reach this installation, teams are made on its command line (A1). */
  async start({ name }: StartOwnTeam, asking: Asking) {
    await this.demo.mustBe(asking.actor.teamId);
    if (!isLoopback(this.config.host)) {
      const said =
        'Others can reach this installation. Make the team on its command line: npm run admin -- team create';
      throw new Refusal('forbidden', 'loopback-only', {}, said);
    }
    const answer = await this.setup.openBeside(name, asking);
    if (!answer.replayed) await this.audit.note('own-team-started', asking.actor.id, { team: answer.team.id });
    return answer;
  }
}
