import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal, type Actor } from '@twotrack/shared';
import { makePartitions } from '../../database/migrate.js';
import { Audit } from '../../identity/audit.js';
import { Teams, type Team } from '../../identity/teams.js';
import { Setup } from '../setup.js';
import type { AskAs } from './ask-as.js';
import { DemoProduct } from './demo-product.js';
import { DEMO_PEOPLE, type DemoName } from './demo-people.js';
import { DemoService } from './demo-service.js';
import { tellShares } from './demo-shares.js';

const A_DAY = 24 * 3600 * 1000;
/** How far its past goes back. */
const DEMO_DAYS = 43;

/** The team a first local start shows: made by the same commands people use, never by writing tables. */
@Injectable()
export class DemoTeam {
  constructor(
    private readonly db: DataSource,
    private readonly teams: Teams,
    private readonly setup: Setup,
    private readonly audit: Audit,
  ) {}

  /**
   * Idempotent: what a crash left half made is completed, what is complete is left alone. While it is made no other clock
   * may ring, or what was due in its past would happen today.
   */
  async make(): Promise<void> {
    const team =
      (await this.teams.all()).find((one) => one.demo) ?? (await this.setup.openTeam('Payments', { demo: true }));
    if (await this.isMade(team)) return;
    const ask = await this.gather(team);
    const start = Date.now();
    await makePartitions(this.db, new Date(start - DEMO_DAYS * A_DAY));
    await tellShares(this.db, this.audit, ask, start);
    await Promise.all([new DemoProduct(this.db, ask, start).make(), new DemoService(this.db, ask, start).make()]);
    await this.audit.note('demo-made', null, { team: team.id });
  }

  /** Refuses what only a demo does, where people do real work. */
  async mustBe(teamId: string): Promise<void> {
    const team = await this.teams.bySlugOrId(teamId);
    if (!team?.demo) throw new Refusal('conflict', 'not-a-demo', {}, 'This is no demo team: nothing is played here.');
  }

  private async isMade(team: Team): Promise<boolean> {
    const rows = await this.db.query(`select 1 from identity.audit where what = 'demo-made' and facts->>'team' = $1`, [
      team.id,
    ]);
    return rows.length > 0;
  }

  private async gather(team: Team): Promise<AskAs> {
    const actors = new Map<DemoName, Actor>();
    for (const [who, person] of Object.entries(DEMO_PEOPLE) as [DemoName, (typeof DEMO_PEOPLE)[DemoName]][]) {
      const id = await this.setup.join(team.id, person, person.roles);
      actors.set(who, { id, name: person.name, teamId: team.id, roles: person.roles });
    }
    const ask: AskAs = (who, act) => ({
      actor: actors.get(who)!,
      key: `demo/${act.replace(/[^!-~]+/g, '-').slice(0, 180)}`,
    });
    for (const [who, { onCall }] of Object.entries(DEMO_PEOPLE) as [DemoName, { onCall: boolean }][]) {
      if (onCall) await this.teams.setDuty(actors.get(who)!.id, { onCall }, ask('bao', `duty ${who}`));
    }
    return ask;
  }
}
