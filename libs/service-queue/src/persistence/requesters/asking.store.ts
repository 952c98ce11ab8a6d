import { Refusal, type Actor, type Answer, type Asking } from '@twotrack/shared';
import { prepared, type Change, type EventStream } from '@twotrack/shared/stream';
import { v5 as idFrom, v7 as newId } from 'uuid';
import type {
  AnswerQuestions,
  AskByForm,
  Comment,
  ConfirmSolution,
  RejectSolution,
  RenewFollowLink,
  RevokeFollowLink,
  ServiceEvent,
  Ticket,
  WriteToTeam,
} from '../../contract/index.js';
import { answered, confirmed, factsBefore, factsFrom, followLinked, rejected, written } from '../../domain/index.js';
import type { Desks } from '../desk.js';
import { SERVICE_SCHEMA } from '../tables.js';
import type { TicketsStore } from '../tickets.store.js';
import { writeComments } from '../work/comment-rows.js';
import type { FormFound } from './links.js';

/** What those do who ask: by a form, by the private link, or signed in; and what the team does about their link. */
export class AskingStore {
  constructor(
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
    private readonly tickets: TicketsStore,
  ) {}

  /**
   * Whoever asks gets an id of their own, made of the form and their key: so a repeat is known as one (L4), and nobody
   * else's key is in their way.
   */
  askByForm(form: FormFound, command: AskByForm, hash: Buffer, key: string): Promise<Answer<{ ticket: Ticket }>> {
    const { title, details, name, email, answers } = command;
    const actor: Actor = { id: idFrom(key, form.id), name, teamId: form.teamId, roles: [] };
    const order = this.tickets.order({ actor, key }, { askByForm: command, form: form.id });
    return this.stream.change(order, async (change) => {
      const { settings } = await this.desks.read(change, actor.teamId);
      const facts = factsFrom(settings.policy, answers);
      const words = { kind: 'incident' as const, title, facts, queue: form.queueId, ...(details && { details }) };
      const ticket = await this.tickets.open(change, words, actor, { followed: { confirmedAt: null } });
      change.send(
        prepared(
          change.write,
          `insert into ${SERVICE_SCHEMA}.follower (id, team_id, ticket_id, name, email, token_hash)
           values ($1, $2, $3, $4, $5, $6)`,
          [actor.id, actor.teamId, ticket.id, name, email ?? null, hash],
        ),
      );
      return { ticket };
    });
  }

  writeToTeam = (id: string, command: WriteToTeam, asking: Asking) =>
    this.tickets.change<{ comment: Comment }>(id, { writeToTeam: command }, asking, (was, _, change, actor) => {
      const { ticket, comment } = written(was, command, newId(), actor, change.now);
      writeComments(change, actor.teamId, [comment]);
      return { event: { type: 'comment-added', ticket, comment }, answer: { comment } };
    });

  confirmSolution = (id: string, command: ConfirmSolution, asking: Asking) =>
    this.tickets.change(id, { confirmSolution: command }, asking, (was, _, { now }, actor) => ({
      event: { type: 'solution-confirmed', ticket: confirmed(was, actor, now) },
    }));

  rejectSolution = (id: string, command: RejectSolution, asking: Asking) =>
    this.tickets.change(id, { rejectSolution: command }, asking, (was, { settings }, { now }, actor) => {
      const ticket = rejected(was, settings.policy, actor, now);
      return { event: { type: 'solution-rejected', ticket, reason: command.reason, from: was.column } };
    });

  answerQuestions = (id: string, command: AnswerQuestions, asking: Asking) =>
    this.tickets.change(id, { answerQuestions: command }, asking, (was, { settings }, { now }, actor) => {
      const ticket = answered(was, command, settings.policy, actor, now);
      const touched = { version: was.version, facts: factsFrom(settings.policy, command.answers) };
      return { event: { type: 'facts-corrected', ticket, was: factsBefore(was, touched), severityWas: was.severity } };
    });

  renewFollowLink = (id: string, command: RenewFollowLink, hash: Buffer, asking: Asking) =>
    this.tickets.change(id, { renewFollowLink: command }, asking, async (was, _, change, actor) => {
      const ticket = followLinked(was, actor, true);
      await this.setLink(change, was, hash);
      return { event: { type: 'follow-link-renewed', ticket } };
    });

  revokeFollowLink = (id: string, command: RevokeFollowLink, asking: Asking) =>
    this.tickets.change(id, { revokeFollowLink: command }, asking, async (was, _, change, actor) => {
      const ticket = followLinked(was, actor, false);
      await this.setLink(change, was, null);
      return { event: { type: 'follow-link-revoked', ticket } };
    });

  private async setLink(change: Change<ServiceEvent>, { id, key }: Ticket, hash: Buffer | null): Promise<void> {
    const known = `select 1 from ${SERVICE_SCHEMA}.follower where ticket_id = $1`;
    if ((await prepared(change.read, known, [id])).length === 0) {
      throw new Refusal('conflict', 'not-followed', {}, `Nobody follows ${key} by a private link.`);
    }
    const sql = `update ${SERVICE_SCHEMA}.follower set token_hash = $2, opened_at = null where ticket_id = $1`;
    change.send(prepared(change.write, sql, [id, hash]));
  }
}
