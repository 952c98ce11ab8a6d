import type { DataSource } from 'typeorm';
import { streamOf } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { ProductEvent } from '../contract/index.js';
import { firstColumns } from '../domain/index.js';

/** What the keys of a backlog begin with. */
const KEY_PREFIX = 'PRD';

/** Makes the backlog of a team, its columns and its stream. Idempotent. */
export const openBacklog = (db: DataSource, stream: EventStream<ProductEvent>, teamId: string): Promise<void> =>
  db.transaction(async (tx) => {
    await tx.query(
      `insert into product_backlog.backlog (team_id, key_prefix, last_number) values ($1, $2, 0) on conflict do nothing`,
      [teamId, KEY_PREFIX],
    );
    await tx.query(
      `insert into product_backlog.board_column (team_id, id, position, name, policy, wip_limit, breaches, occupancy)
       select $1, c."column" ->> 'id', c.position, c."column" ->> 'name', c."column" ->> 'policy', null, '[]', 0
       from json_array_elements($2::json) with ordinality as c("column", position)
       on conflict do nothing`,
      [teamId, JSON.stringify(firstColumns())],
    );
    await stream.open(streamOf('product', teamId), tx);
  });

/** What has an id of its own, by which its team is found. */
export type Kind = 'item' | 'request' | 'proposal' | 'goal';

/** The team that such a thing belongs to; null where there is none of that id. */
export async function teamOf(db: DataSource, kind: Kind, id: string): Promise<string | null> {
  const rows: { team_id: string }[] = await db.query(`select team_id from product_backlog.${kind} where id = $1`, [id]);
  return rows[0]?.team_id ?? null;
}
