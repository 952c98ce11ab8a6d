import { notFound, type Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type { CommentPage, FindComments } from '../../contract/index.js';
import { readsAll } from '../../domain/index.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { commentsOf } from './comment-rows.js';

/** What was written on tickets, as each may read it. */
export class Comments {
  constructor(private readonly db: DataSource) {}

  async comments(ticketId: string, { after, limit }: FindComments, actor: Actor): Promise<CommentPage> {
    const [ticket]: { reporter: string }[] = await this.db.query(
      `select t.reported_by ->> 'id' as reporter from ${SERVICE_SCHEMA}.ticket t where t.id = $1 and t.team_id = $2`,
      [ticketId, actor.teamId],
    );
    const all = readsAll(actor);
    if (!ticket || !(all || ticket.reporter === actor.id)) throw notFound('ticket', ticketId);
    const page = { publicOnly: !all, after: after ?? null, limit: limit + 1 };
    const comments = await commentsOf(this.db.manager, ticketId, page);
    const next = comments.length > limit ? comments[limit - 1]!.id : null;
    return { comments: comments.slice(0, limit), next };
  }
}
