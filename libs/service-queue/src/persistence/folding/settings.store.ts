import { whoIs, type Actor, type Answer, type Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Folding, FoldingInForce, FoldingView, ServiceEvent, SetFolding } from '../../contract/index.js';
import { onlyInsiders, setFolding } from '../../domain/index.js';
import type { Desks } from '../desk.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { orderOf } from '../tickets.store.js';

/** By which rules a team folds: each version is kept, and every process reads the next one before its next decision. */
export class FoldingSettingsStore {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  setFolding(command: SetFolding, asking: Asking): Promise<Answer<{ folding: Folding }>> {
    return this.stream.change(orderOf(asking, { setFolding: command }), async (change) => {
      const { actor } = asking;
      const { settings } = await this.desks.read(change, actor.teamId);
      const sql = `select id from ${SERVICE_SCHEMA}.integration where team_id = $1`;
      const rows: { id: string }[] = await change.read.query(sql, [actor.teamId]);
      const there = { queues: settings.queues, integrations: new Set(rows.map(({ id }) => id)) };
      const folding = setFolding(settings.folding, command, there, actor, newId);
      await change.write.query(
        `with put as (insert into ${SERVICE_SCHEMA}.folding (team_id, version, folding, set_at, set_by, reason)
           values ($1, $2, $3, $4, $5, $6))
         update ${SERVICE_SCHEMA}.desk set revision = $7 where team_id = $1`,
        [
          actor.teamId,
          folding.version,
          JSON.stringify(folding),
          change.now,
          JSON.stringify(whoIs(actor)),
          command.reason,
          newId(),
        ],
      );
      this.desks.forget(change);
      change.record({ type: 'folding-set', folding, was: settings.folding, reason: command.reason });
      return { folding };
    });
  }

  async view(actor: Actor): Promise<FoldingView> {
    onlyInsiders(actor);
    const history: FoldingInForce[] = await this.db.query(
      `select f.folding, ${iso('f.set_at')} as "setAt", f.set_by as "setBy", f.reason
       from ${SERVICE_SCHEMA}.folding f where f.team_id = $1 order by f.version desc limit 200`,
      [actor.teamId],
    );
    return { active: history[0]!.folding, history };
  }
}
