import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import {
  Refusal,
  notFound,
  streamOf,
  type Actor,
  type Answer,
  type Asking,
  type Role,
  type Who,
} from '@twotrack/shared';
import { EventStream, type Change, type Snapshot } from '@twotrack/shared/stream';
import { Audit } from './audit.js';
import { Callers } from './callers.js';
import type {
  AppointProductOwner,
  ChangeRoles,
  InvitePerson,
  Person,
  RemovePerson,
  SetDuty,
  TeamEvent,
} from './team-contract.js';
import { shareOf } from './team-share.js';
import { allWorkHere, memberOf, onCallOf, peopleOf, productOwnerOf } from './team-people.js';

export interface Team {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly demo: boolean;
}

/** Teams and their people: the third stream of the board. */
@Injectable()
export class Teams {
  readonly stream: EventStream<TeamEvent>;
  private tellAppointed: (by: Actor) => Promise<void> = async () => undefined;

  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly callers: Callers,
  ) {
    this.stream = new EventStream<TeamEvent>(db, 'identity');
  }

  all(): Promise<Team[]> {
    return this.db.query('select id, slug, name, demo from identity.team order by created_at');
  }

  async bySlugOrId(name: string): Promise<Team | null> {
    const id = isUuid(name) ? name : null;
    const [team] = await this.db.query('select id, slug, name, demo from identity.team where slug = $1 or id = $2', [
      name,
      id,
    ]);
    return team ?? null;
  }

  /** A team without people. Without `tx` in a transaction of its own. */
  async create(name: string, { demo = false } = {}, tx?: EntityManager): Promise<Team> {
    const team = { id: uuidv7(), slug: await this.freeSlug(name), name, demo };
    const make = async (inside: EntityManager): Promise<void> => {
      await inside.query(
        'insert into identity.team (id, slug, name, demo) values ($1, $2, $3, $4)',
        Object.values(team),
      );
      await this.stream.open(streamOf('team', team.id), inside);
    };
    await (tx ? make(tx) : this.db.transaction(make));
    return team;
  }

  /** A person of the installation, by e-mail; made if there is none. */
  async person(name: string, email: string): Promise<string> {
    const [row] = await this.db.query(
      `insert into identity.person (id, name, email) values ($1, $2, $3)
       on conflict (lower(email)) do update set email = identity.person.email returning id`,
      [uuidv7(), name, email],
    );
    return row.id;
  }

  async personByEmail(email: string): Promise<string | null> {
    const [row] = await this.db.query('select id from identity.person where lower(email) = lower($1)', [email]);
    return row?.id ?? null;
  }

  people(teamId: string, tx: EntityManager = this.db.manager): Promise<Person[]> {
    return peopleOf(tx, teamId);
  }

  /** Refuses, as missing, whoever does not work in this team: cards are given to its members only (A3). */
  mustWorkHere(teamId: string, personIds: readonly string[]): Promise<void> {
    return allWorkHere(this.db.manager, teamId, personIds);
  }

  /** Null in a team that has none yet. */
  productOwner(teamId: string): Promise<Who | null> {
    return productOwnerOf(this.db.manager, teamId);
  }

  /** Whoever of those who work in this team has the duty now; null where nobody has it. */
  onCall(teamId: string): Promise<string | null> {
    return onCallOf(this.db.manager, teamId);
  }

  snapshot(teamId: string): Promise<Snapshot> {
    return this.stream.snapshot(streamOf('team', teamId), async (tx) =>
      JSON.stringify({ people: await this.people(teamId, tx), share: await shareOf(tx, teamId) }),
    );
  }

  async invitePerson({ name, email, roles }: InvitePerson, asking: Asking): Promise<Answer<{ person: Person }>> {
    const id = await this.person(name, email);
    return this.change(asking, { invite: email, roles }, async (change) => {
      if (await memberOf(change.read, asking.actor.teamId, id))
        throw new Refusal('conflict', 'already-in-team', { id }, `${name} is in this team already.`);
      await change.write.query('insert into identity.membership (team_id, person_id, roles) values ($1, $2, $3)', [
        asking.actor.teamId,
        id,
        roles,
      ]);
      const person = (await memberOf(change.read, asking.actor.teamId, id))!;
      change.record({ type: 'person-joined', person });
      return { person };
    });
  }

  changeRoles(personId: string, { roles }: ChangeRoles, asking: Asking): Promise<Answer<{ person: Person }>> {
    return this.change(asking, { personId, roles }, async (change) => {
      const was = await this.known(change, asking, personId);
      const kept: Role[] = was.roles.includes('product-owner') ? ['product-owner', ...roles] : roles;
      if (kept.length === 0)
        throw new Refusal('conflict', 'needs-a-role', {}, 'Somebody without a role leaves the team: remove them.');
      return { person: await this.giveRoles(change, asking, was, kept) };
    });
  }

  /** Exactly one: whoever was it stays a member. */
  async appointProductOwner(
    personId: string,
    _: AppointProductOwner,
    asking: Asking,
  ): Promise<Answer<{ person: Person }>> {
    const answer = await this.change(asking, { appoint: personId }, async (change) => {
      const next = await this.known(change, asking, personId);
      const before = (await this.people(asking.actor.teamId, change.read)).find((one) =>
        one.roles.includes('product-owner'),
      );
      if (before?.id === next.id) return { person: next };
      if (before)
        await this.giveRoles(change, asking, before, [
          ...new Set<Role>(['member', ...before.roles.filter((r) => r !== 'product-owner')]),
        ]);
      return { person: await this.giveRoles(change, asking, next, ['product-owner', ...next.roles]) };
    });
    await this.tellAppointed(asking.actor);
    return answer;
  }

  /** Tells, before the answer, that somebody appointed a product owner in their team. */
  whenAppointed(tell: (by: Actor) => Promise<void>): void {
    this.tellAppointed = tell;
  }

  setDuty(personId: string, { onCall }: SetDuty, asking: Asking): Promise<Answer<{ person: Person }>> {
    return this.change(asking, { personId, onCall }, async (change) => {
      const was = await this.known(change, asking, personId);
      if (was.onCall === onCall) return { person: was };
      await change.write.query('update identity.membership set on_call = $3 where team_id = $1 and person_id = $2', [
        asking.actor.teamId,
        personId,
        onCall,
      ]);
      const person = { ...was, onCall };
      change.record({ type: 'duty-set', person });
      return { person };
    });
  }

  removePerson(personId: string, _: RemovePerson, asking: Asking): Promise<Answer<{ personId: string }>> {
    return this.change(asking, { remove: personId }, async (change) => {
      const was = await this.known(change, asking, personId);
      if (was.roles.includes('product-owner'))
        throw new Refusal('conflict', 'product-owner-stays', {}, 'Appoint another product owner first.');
      await change.write.query('delete from identity.membership where team_id = $1 and person_id = $2', [
        asking.actor.teamId,
        personId,
      ]);
      change.record({ type: 'person-left', personId });
      return { personId };
    });
  }

  private async change<R extends object>(
    asking: Asking,
    asked: unknown,
    decide: (change: Change<TeamEvent>) => Promise<R>,
  ): Promise<Answer<R>> {
    const stream = streamOf('team', asking.actor.teamId);
    const answer = await this.stream.change({ stream, actor: asking.actor, key: asking.key, asked }, decide);
    this.callers.forget();
    await this.audit.note('team-changed', asking.actor.id, { team: asking.actor.teamId, seq: answer.seq });
    return answer;
  }

  private async giveRoles(change: Change<TeamEvent>, { actor }: Asking, was: Person, roles: Role[]): Promise<Person> {
    await change.write.query('update identity.membership set roles = $3 where team_id = $1 and person_id = $2', [
      actor.teamId,
      was.id,
      roles,
    ]);
    const person = { ...was, roles };
    change.record({ type: 'roles-changed', person, was: was.roles });
    return person;
  }

  private async known(change: Change<TeamEvent>, asking: Asking, personId: string): Promise<Person> {
    const person = await memberOf(change.read, asking.actor.teamId, personId);
    if (!person) throw notFound('person', personId);
    return person;
  }

  private async freeSlug(name: string): Promise<string> {
    const plain =
      name
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 40) || 'team';
    for (let n = 1; ; n++) {
      const slug = n === 1 ? plain : `${plain}-${n}`;
      if (!(await this.bySlugOrId(slug))) return slug;
    }
  }
}
