import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal, streamOf, type Answer, type Asking, type Role, type Who } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import { ServiceQueue } from '@twotrack/service-queue';
import { Audit } from '../identity/audit.js';
import { Callers } from '../identity/callers.js';
import { freshSecret, hashOf } from '../identity/secret.js';
import { Sessions } from '../identity/sessions.js';
import type { SetUp } from '../identity/team-contract.js';
import { Teams, type Team } from '../identity/teams.js';

/** Begins an installation, and each team in it: its people, its backlog and its queues, none in another's transaction. */
@Injectable()
export class Setup {
  constructor(
    private readonly db: DataSource,
    private readonly teams: Teams,
    readonly backlog: ProductBacklog,
    readonly queues: ServiceQueue,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly callers: Callers,
  ) {}

  /** The token of a one-time setup link; good until the first team is there (A1). */
  async makeSetupLink(): Promise<string> {
    const token = freshSecret();
    await this.db.query(
      `insert into identity.link (hash, purpose, expires_at) values ($1, 'setup', now() + interval '60 minutes')`,
      [hashOf(token)],
    );
    return token;
  }

  /** Makes the first team and its first person, who is product owner and admin; answers their session. */
  async setUp({ token, person, team }: SetUp): Promise<string> {
    const made = await this.firstTeam(token, team.name);
    await this.openTracks(made.id);
    const personId = await this.join(made.id, person, ['product-owner', 'member', 'admin']);
    await this.audit.note('installation-set-up', personId, { team: made.id });
    return this.sessions.begin(personId);
  }

  /** The link is used with the team made, or neither; of two links at once one makes the first team. */
  private firstTeam(token: string, name: string): Promise<Team> {
    return this.db.transaction(async (tx) => {
      await tx.query('lock table identity.team in share row exclusive mode');
      const [, used]: [unknown, number] = await tx.query(
        `update identity.link set used_at = now() where hash = $1 and purpose = 'setup' and used_at is null and expires_at > now()
           and not exists (select from identity.team)`,
        [hashOf(token)],
      );
      const said = 'This setup link was used already, or is too old. Restart to get a new one.';
      if (used === 0) throw new Refusal('unauthenticated', 'link-used', {}, said);
      return this.teams.create(name, {}, tx);
    });
  }

  async openTeam(name: string, options: { demo?: boolean } = {}): Promise<Team> {
    const team = await this.teams.create(name, options);
    await this.openTracks(team.id);
    return team;
  }

  /** An empty team made from within another one, by whoever is its product owner and admin from then on. */
  async openBeside(name: string, asking: Asking): Promise<Answer<{ team: Team }>> {
    const { actor, key } = asking;
    const stream = streamOf('team', actor.teamId);
    const answer = await this.teams.stream.change(
      { stream, actor, key, asked: { openBeside: name } },
      async (change) => ({
        team: await this.teams.create(name, {}, change.write),
      }),
    );
    await this.openTracks(answer.team.id);
    await this.letIn(answer.team.id, actor, ['product-owner', 'member', 'admin']);
    this.callers.forget();
    return answer;
  }

  /** Idempotent, so that a crash between the two contexts is healed at the next start. */
  async openTracks(teamId: string): Promise<void> {
    await this.backlog.open(teamId);
    await this.queues.open(teamId);
  }

  /** Puts somebody into a team that has nobody to invite them yet. Whoever is in it already stays as they are. */
  async join(teamId: string, { name, email }: SetUp['person'], roles: readonly Role[]): Promise<string> {
    const id = await this.teams.person(name, email);
    await this.letIn(teamId, { id, name }, roles);
    return id;
  }

  private async letIn(teamId: string, { id, name }: Who, roles: readonly Role[]): Promise<void> {
    const actor = { id, name, teamId, roles };
    await this.teams.stream.change(
      // a fresh key: somebody who was removed may come back
      { stream: streamOf('team', teamId), actor, key: `join ${randomUUID()}`, asked: { join: id, roles } },
      async (change) => {
        if ((await this.teams.people(teamId, change.read)).some((one) => one.id === id)) return {};
        await change.write.query('insert into identity.membership (team_id, person_id, roles) values ($1, $2, $3)', [
          teamId,
          id,
          roles,
        ]);
        change.record({ type: 'person-joined', person: { id, name, roles: [...roles], onCall: false } });
        return {};
      },
    );
  }
}
