import { notFound, type Actor, type Answer, type Asking } from '@twotrack/shared';
import type { Change, EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { CreateSilence, ServiceEvent, Silence, SilenceView } from '../../contract/index.js';
import { onlyInsiders, onlyMembers, silenced, silenceEnded } from '../../domain/index.js';
import type { Desks } from '../desk.js';
import { setAlarms } from '../intake/alarms.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { mustHave, orderOf } from '../tickets.store.js';

/** Those that are over are listed for so long, in days. */
const LISTED_DAYS = 7;

/** Silences and maintenance windows: made and ended by members, begun and ended by the clock (S13). */
export class SilencesStore {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  createSilence(command: CreateSilence, asking: Asking): Promise<Answer<{ silence: Silence }>> {
    return this.stream.change(orderOf(asking, { createSilence: command }), async (change) => {
      const { actor } = asking;
      const silence = silenced(command, newId(), actor, change.now);
      if (command.queue) mustHave(await this.desks.read(change, actor.teamId), command.queue);
      await change.write.query(`insert into ${SERVICE_SCHEMA}.silence (id, team_id, silence) values ($1, $2, $3)`, [
        silence.id,
        actor.teamId,
        JSON.stringify(silence),
      ]);
      await revise(change, this.desks, actor.teamId);
      setAlarms(change, actor.teamId, 'silence', new Map([[silence.id, silence.from]]));
      change.record({ type: 'silence-created', silence });
      return { silence };
    });
  }

  /** Before its time: the clock lets go of its tickets at once. */
  endSilence(silenceId: string, asking: Asking): Promise<Answer<{ silence: Silence }>> {
    return this.stream.change(orderOf(asking, { endSilence: silenceId }), async (change) => {
      const { actor } = asking;
      onlyMembers(actor);
      const sql = `select silence from ${SERVICE_SCHEMA}.silence where id = $1 and team_id = $2`;
      const [row]: { silence: Silence }[] = await change.read.query(sql, [silenceId, actor.teamId]);
      if (!row) throw notFound('silence', silenceId);
      const silence = silenceEnded(row.silence, actor, change.now);
      await putEnded(change, this.desks, actor.teamId, silence);
      setAlarms(change, actor.teamId, 'silence', new Map([[silence.id, change.now]]));
      return { silence };
    });
  }

  /** Those that are not over, and those that were until lately; the latest first. */
  silences(actor: Actor): Promise<SilenceView[]> {
    onlyInsiders(actor);
    return this.db
      .query(
        `select s.silence, (select count(*)::int from ${SERVICE_SCHEMA}.silenced d
           where d.silence_id = s.id and s.over_at is null) as tickets
         from ${SERVICE_SCHEMA}.silence s
         where s.team_id = $1 and (s.over_at is null or s.over_at > now() - interval '${LISTED_DAYS} days')
         order by s.over_at is not null, s.id desc limit 200`,
        [actor.teamId],
      )
      .then((rows: { silence: Silence; tickets: number }[]) =>
        rows.map(({ silence, tickets }) => ({ ...silence, tickets })),
      );
  }
}

/** Over, and told of; what it held back is let go of by the clock. */
export async function putEnded(
  change: Change<ServiceEvent>,
  desks: Desks,
  teamId: string,
  silence: Silence,
): Promise<void> {
  await change.write.query(`update ${SERVICE_SCHEMA}.silence set silence = $2, over_at = $3 where id = $1`, [
    silence.id,
    JSON.stringify(silence),
    silence.endedAt,
  ]);
  await revise(change, desks, teamId);
  change.record({ type: 'silence-ended', silence });
}

/** Whoever decides next decides by the silences as they are now. */
async function revise(change: Change<ServiceEvent>, desks: Desks, teamId: string): Promise<void> {
  await change.write.query(`update ${SERVICE_SCHEMA}.desk set revision = $2 where team_id = $1`, [teamId, newId()]);
  desks.forget(change);
}
