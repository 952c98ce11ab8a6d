import { notFound, whoIs, type Actor, type Answer, type Asking } from '@twotrack/shared';
import type { Change, EventStream } from '@twotrack/shared/stream';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { CreateIntegration, Integration, IntegrationView, ServiceEvent } from '../../contract/index.js';
import { onlyAdmins, onlyTheTeam } from '../../domain/index.js';
import type { Desks } from '../desk.js';
import { iso } from '../rows.js';
import { setAlarms } from './alarms.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { mustHave, orderOf } from '../tickets.store.js';

/** What is kept of a token: its hash to know it by, its first characters to tell it from others. */
export interface TokenKept {
  readonly hash: Buffer;
  readonly hint: string;
}

/** Bodies by which the rate of errors is told. */
const RECENT = 200;

/** Who may tell us of alerts: set up by an admin. */
export class IntegrationsStore {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  /** The token comes from outside and is no part of what was asked: neither ledger nor log ever holds it. */
  createIntegration(
    command: CreateIntegration,
    token: TokenKept,
    asking: Asking,
  ): Promise<Answer<{ integration: Integration }>> {
    return this.stream.change(orderOf(asking, { createIntegration: command }), async (change) => {
      const { actor } = asking;
      onlyAdmins(actor);
      if (command.queue) mustHave(await this.desks.read(change, actor.teamId), command.queue);
      const { kind, name } = command;
      const integration: Integration = {
        ...{ id: newId(), kind, name, queueId: command.queue ?? null },
        ...{ hint: token.hint, createdAt: change.now, revokedAt: null },
      };
      await change.write.query(
        `insert into ${SERVICE_SCHEMA}.integration
           (id, team_id, kind, name, queue_id, token_hash, hint, created_at, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[integration.id, actor.teamId, kind, name, integration.queueId],
          ...[token.hash, token.hint, change.now, JSON.stringify(whoIs(actor))],
        ],
      );
      setAlarms(change, actor.teamId, 'quiet', new Map([[integration.id, change.now]]));
      change.record({ type: 'integration-created', integration });
      return { integration };
    });
  }

  /** Its token is nothing from now on; what it has sent is worked off all the same. */
  revokeIntegration(integrationId: string, asking: Asking): Promise<Answer<{ integration: Integration }>> {
    return this.stream.change(orderOf(asking, { revokeIntegration: integrationId }), async (change) => {
      const { actor } = asking;
      onlyAdmins(actor);
      const known = await integrationOf(change.read, actor.teamId, integrationId);
      if (!known || known.revokedAt) throw notFound('integration', integrationId);
      const integration = { ...known, revokedAt: change.now };
      await this.revoke(change, integration);
      change.record({ type: 'integration-revoked', integration });
      return { integration };
    });
  }

  /** Those that are in force, with what they have sent. */
  async integrations(actor: Actor): Promise<IntegrationView[]> {
    onlyTheTeam(actor);
    return this.db.query(
      `select ${COLUMNS},
         (select ${iso('b.received_at')} from ${SERVICE_SCHEMA}.inbound b
          where b.integration_id = i.id order by b.number desc limit 1) as "lastEventAt",
         (select count(*)::int from ${SERVICE_SCHEMA}.inbound q
          where q.integration_id = i.id and q.status = 'quarantined') as errors,
         (select json_build_object('bodies', count(*), 'quarantined', count(*) filter (where r.status = 'quarantined'))
          from (select status from ${SERVICE_SCHEMA}.inbound b where b.integration_id = i.id
            order by b.number desc limit ${RECENT}) r) as recent,
         ${iso('i.quiet_since')} as "quietSince"
       from ${SERVICE_SCHEMA}.integration i where i.team_id = $1 and i.revoked_at is null order by i.created_at`,
      [actor.teamId],
    );
  }

  private revoke = (change: Change<ServiceEvent>, { id, revokedAt }: Integration) =>
    change.write.query(`update ${SERVICE_SCHEMA}.integration set revoked_at = $2 where id = $1`, [id, revokedAt]);
}

/** SQL: the row under this alias as an integration in JSON. */
export const integrationJson = (i: string): string =>
  `json_build_object('id', ${i}.id, 'kind', ${i}.kind, 'name', ${i}.name, 'queueId', ${i}.queue_id, 'hint', ${i}.hint,
    'createdAt', ${iso(`${i}.created_at`)}, 'revokedAt', ${iso(`${i}.revoked_at`)})`;

const COLUMNS = `i.id, i.kind, i.name, i.queue_id as "queueId", i.hint, ${iso('i.created_at')} as "createdAt",
  ${iso('i.revoked_at')} as "revokedAt"`;

async function integrationOf(tx: EntityManager, teamId: string, id: string): Promise<Integration | undefined> {
  const sql = `select ${COLUMNS} from ${SERVICE_SCHEMA}.integration i where i.team_id = $1 and i.id = $2`;
  const [row]: Integration[] = await tx.query(sql, [teamId, id]);
  return row;
}
