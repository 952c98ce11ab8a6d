import { Refusal, notFound, type Actor, type Answer, type Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { CannedReply, ChangeCannedReply, CreateCannedReply, ServiceEvent } from '../../contract/index.js';
import { onlyAdmins, onlyInsiders } from '../../domain/index.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { orderOf } from '../tickets.store.js';

type Replied = Answer<{ reply: CannedReply }>;

/** The replies that a team writes often: kept by the admin, read by the team. */
export class RepliesStore {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
  ) {}

  createCannedReply(command: CreateCannedReply, asking: Asking): Promise<Replied> {
    return this.stream.change(orderOf(asking, { createCannedReply: command }), async (change) => {
      onlyAdmins(asking.actor);
      const reply = { id: newId(), ...command };
      await mustBeFree(change.read, asking.actor.teamId, reply);
      await change.write.query(
        `insert into ${SERVICE_SCHEMA}.canned_reply (id, team_id, name, text) values ($1, $2, $3, $4)`,
        [reply.id, asking.actor.teamId, reply.name, reply.text],
      );
      change.record({ type: 'canned-reply-created', reply });
      return { reply };
    });
  }

  changeCannedReply(id: string, command: ChangeCannedReply, asking: Asking): Promise<Replied> {
    return this.stream.change(orderOf(asking, { changeCannedReply: command, id }), async (change) => {
      onlyAdmins(asking.actor);
      const was = await replyOf(change.read, asking.actor.teamId, id);
      const reply = { id, ...command };
      await mustBeFree(change.read, asking.actor.teamId, reply);
      await change.write.query(`update ${SERVICE_SCHEMA}.canned_reply set name = $2, text = $3 where id = $1`, [
        id,
        reply.name,
        reply.text,
      ]);
      change.record({ type: 'canned-reply-changed', reply, was });
      return { reply };
    });
  }

  removeCannedReply(id: string, asking: Asking): Promise<Replied> {
    return this.stream.change(orderOf(asking, { removeCannedReply: id }), async (change) => {
      onlyAdmins(asking.actor);
      const reply = await replyOf(change.read, asking.actor.teamId, id);
      await change.write.query(`delete from ${SERVICE_SCHEMA}.canned_reply where id = $1`, [id]);
      change.record({ type: 'canned-reply-removed', reply });
      return { reply };
    });
  }

  async cannedReplies(actor: Actor): Promise<CannedReply[]> {
    onlyInsiders(actor);
    return this.db.query(
      `select id, name, text from ${SERVICE_SCHEMA}.canned_reply where team_id = $1 order by lower(name)`,
      [actor.teamId],
    );
  }
}

async function replyOf(tx: EntityManager, teamId: string, id: string): Promise<CannedReply> {
  const sql = `select id, name, text from ${SERVICE_SCHEMA}.canned_reply where team_id = $1 and id = $2`;
  const [reply]: CannedReply[] = await tx.query(sql, [teamId, id]);
  if (!reply) throw notFound('reply', id);
  return reply;
}

async function mustBeFree(tx: EntityManager, teamId: string, { id, name }: CannedReply): Promise<void> {
  const sql = `select from ${SERVICE_SCHEMA}.canned_reply where team_id = $1 and lower(name) = lower($2) and id <> $3`;
  const taken = await tx.query(sql, [teamId, name, id]);
  if (taken.length > 0) throw new Refusal('conflict', 'name-taken', { name }, `There is a reply ${name} already.`);
}
