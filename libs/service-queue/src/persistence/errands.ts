import { prepared, type Change } from '@twotrack/shared/stream';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Errand, ServiceEvent } from '../contract/index.js';
import { SERVICE_SCHEMA } from './tables.js';

const FIELDS = `e.id, e.team_id as "teamId", e.card_id as "cardId", e.about, e.kind, e.by, e.ask, e.request_id as "requestId"`;

/** Commits with the change what is to be done in the other track because of it. */
export function leaveErrand(change: Change<ServiceEvent>, errand: Omit<Errand, 'id'>): void {
  const { teamId, cardId, about, kind, by, ask, requestId } = errand;
  change.send(
    prepared(
      change.write,
      `insert into ${SERVICE_SCHEMA}.errand (id, team_id, card_id, about, kind, by, ask, request_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [newId(), teamId, cardId, about, kind, JSON.stringify(by), ask && JSON.stringify(ask), requestId],
    ),
  );
}

/**
 * What was asked is to be withdrawn. Where it may be on its way still, that errand becomes this one: whoever runs it
 * learns the request's id by asking again under the same key.
 */
export async function leaveWithdrawal(
  change: Change<ServiceEvent>,
  { requestId, ...errand }: Pick<Errand, 'teamId' | 'cardId' | 'about' | 'by' | 'requestId'>,
): Promise<void> {
  if (requestId) return leaveErrand(change, { ...errand, kind: 'withdraw', ask: null, requestId });
  await prepared(
    change.write,
    `update ${SERVICE_SCHEMA}.errand set kind = 'withdraw' where card_id = $1 and kind = 'submit'`,
    [errand.cardId],
  );
}

/** The errand as it stands behind the turnstile; null where somebody else has run it. */
export async function errandById(tx: EntityManager, id: string, teamId: string): Promise<Errand | null> {
  const sql = `select ${FIELDS} from ${SERVICE_SCHEMA}.errand e where e.id = $1 and e.team_id is not distinct from $2`;
  return (await prepared<Errand>(tx, sql, [id, teamId]))[0] ?? null;
}

export const dropErrand = (change: Change<ServiceEvent>, id: string): void =>
  change.send(prepared(change.write, `delete from ${SERVICE_SCHEMA}.errand where id = $1`, [id]));

/** What is to be done, of any team, the oldest first; or of one card. */
export const errandsToRun = (db: DataSource, limit: number): Promise<Errand[]> =>
  db.query(`select ${FIELDS} from ${SERVICE_SCHEMA}.errand e order by e.id limit $1`, [limit]);

export const errandsOf = (db: DataSource, cardId: string): Promise<Errand[]> =>
  db.query(`select ${FIELDS} from ${SERVICE_SCHEMA}.errand e where e.card_id = $1 order by e.id`, [cardId]);
