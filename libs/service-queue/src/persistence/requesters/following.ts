import { notFound, type Actor } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type {
  FollowedComment,
  FollowedTicket,
  Follower,
  FormPage,
  ServiceEvent,
  SeverityPolicy,
  Ticket,
} from '../../contract/index.js';
import {
  closesAt,
  explain,
  factsKnownTo,
  followedState,
  onlyInsiders,
  openQuestions,
  questionsFor,
  storyOf,
} from '../../domain/index.js';
import { ticketRows, type Desks } from '../desk.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { commentsOf } from '../work/comment-rows.js';
import type { FormFound } from './links.js';

const COMMENTS_SHOWN = 200;

interface Row {
  ticket: Ticket;
  details: string;
  policy: SeverityPolicy;
  parentColumn: Ticket['column'] | null;
}

/** What is shown to those who ask, and what the team may know of them. */
export class Following {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  async page({ teamId, queueId }: FormFound): Promise<FormPage> {
    const { policy, queues } = await this.desks.settingsOf(this.db.manager, teamId);
    return { queue: queues.find(({ id }) => id === queueId)!.name, questions: questionsFor(policy) };
  }

  /** One's own ticket, put together of nothing but what concerns whoever asked (L7). */
  async ticket(ticketId: string, actor: Actor): Promise<FollowedTicket> {
    const { ticket, details, policy, parentColumn } = await this.own(ticketId, actor);
    const settings = await this.desks.settingsOf(this.db.manager, actor.teamId);
    const page = { publicOnly: true, after: null, limit: COMMENTS_SHOWN };
    const comments = await commentsOf(this.db.manager, ticketId, page);
    const state = followedState(ticket, parentColumn);
    return {
      ...{ key: ticket.key, title: ticket.title, details, askedBy: ticket.reportedBy.name, askedAt: ticket.reportedAt },
      queue: settings.queues.find(({ id }) => id === ticket.queueId)!.name,
      state,
      since: ticket.closedAt ?? ticket.resolvedAt ?? ticket.enteredColumnAt,
      withOthers: ticket.parentId !== null,
      severity: ticket.severity,
      why: explain(policy, factsKnownTo(policy, ticket.facts)),
      promised: promiseOf(ticket),
      openUntil: closesAt(ticket),
      questions: openQuestions(ticket, settings.policy, actor.id),
      comments: comments
        .filter(({ removedAt }) => removedAt === null)
        .map(({ id, text, at, by }): FollowedComment => ({ id, text, at, by: by.id === actor.id ? null : by.name })),
      story: storyOf(await this.stream.historyOf(ticketId), actor.id),
    };
  }

  /** For the team: who follows, and how they may be reached. */
  async follower(ticketId: string, actor: Actor): Promise<Follower | null> {
    onlyInsiders(actor);
    const [row] = await this.db.query(
      `select f.name, f.email, ${iso('f.opened_at')} as "openedAt", f.token_hash is not null as "hasLink"
       from ${SERVICE_SCHEMA}.follower f where f.ticket_id = $1 and f.team_id = $2`,
      [ticketId, actor.teamId],
    );
    return row ?? null;
  }

  private async own(ticketId: string, actor: Actor): Promise<Row> {
    const [row]: Row[] = await this.db.query(
      `select ${ticketRows.json('t')} as ticket, coalesce(s.details, '') as details, v.policy,
         p.column_id as "parentColumn"
       from ${SERVICE_SCHEMA}.ticket t
       left join ${SERVICE_SCHEMA}.story s on s.id = t.id
       left join ${SERVICE_SCHEMA}.ticket p on p.id = t.parent_id
       join ${SERVICE_SCHEMA}.severity_policy v on v.team_id = t.team_id and v.version = t.policy_version
       where t.id = $1 and t.team_id = $2`,
      [ticketId, actor.teamId],
    );
    if (!row || row.ticket.reportedBy.id !== actor.id) throw notFound('ticket', ticketId);
    return row;
  }
}

function promiseOf({ due, respondedAt, resolvedAt }: Ticket): FollowedTicket['promised'] {
  if (!due || resolvedAt) return null;
  return { clock: respondedAt ? 'resolution' : 'response', due };
}
