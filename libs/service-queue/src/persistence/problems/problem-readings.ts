import type { Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type {
  AwaitedProposal,
  FindProblems,
  FindProblemTickets,
  ProblemDetail,
  ProblemListed,
  ProblemPage,
  ProblemTicketPage,
  Ticket,
} from '../../contract/index.js';
import { onlyInsiders } from '../../domain/index.js';
import { ticketRows } from '../desk.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { problemById } from './problem-rows.js';
import { costOf, effectOf } from './problem-cost.js';

/** What the team reads of its problems. */
export class ProblemReadings {
  constructor(private readonly db: DataSource) {}

  async problems({ state, after, limit }: FindProblems, actor: Actor): Promise<ProblemPage> {
    onlyInsiders(actor);
    const rows: ProblemListed[] = await this.db.query(
      `select p.problem, n.tickets, n.open as "openTickets"
       from ${SERVICE_SCHEMA}.problem p, lateral (
         select count(*)::int as tickets, count(*) filter (where t.resolved_at is null)::int as open
         from ${SERVICE_SCHEMA}.ticket t where t.problem_id = p.id) n
       where p.team_id = $1 and ($2::text is null or p.state = $2 or ($2 = 'unclosed' and p.state <> 'closed'))
         and ($3::uuid is null or p.number < (select a.number from ${SERVICE_SCHEMA}.problem a where a.id = $3 and a.team_id = $1))
       order by p.number desc limit $4`,
      [actor.teamId, state ?? null, after ?? null, limit + 1],
    );
    const problems = rows.slice(0, limit);
    return { problems, next: rows.length > limit ? problems.at(-1)!.problem.id : null };
  }

  async problem(id: string, page: FindProblemTickets, actor: Actor): Promise<ProblemDetail> {
    onlyInsiders(actor);
    const problem = await problemById(this.db.manager, actor.teamId, id);
    const [cost, effect, tickets] = await Promise.all([
      costOf(this.db, id),
      problem.fixShippedAt ? effectOf(this.db, id, problem.fixShippedAt) : null,
      this.ticketsOf(id, page),
    ]);
    return { problem, cost, effect, ...tickets };
  }

  async tickets(id: string, page: FindProblemTickets, actor: Actor): Promise<ProblemTicketPage> {
    onlyInsiders(actor);
    await problemById(this.db.manager, actor.teamId, id);
    return this.ticketsOf(id, page);
  }

  /** What it has cost so far. */
  async cost(id: string, actor: Actor) {
    const problem = await problemById(this.db.manager, actor.teamId, id);
    return { problem, cost: await costOf(this.db, id) };
  }

  /** Whose problem this is; null where there is none. */
  async teamOf(id: string): Promise<string | null> {
    const [row] = await this.db.query(`select team_id as team from ${SERVICE_SCHEMA}.problem where id = $1`, [id]);
    return row?.team ?? null;
  }

  /** Those whose request lies in an inbox, of any team: what became of it is looked for. */
  awaited(): Promise<AwaitedProposal[]> {
    return this.db.query(
      `select p.team_id as "teamId", p.id as "cardId", p.request_id as "requestId",
         (p.problem ->> 'version')::int as version, p.problem #> '{proposal,answer}' as answer
       from ${SERVICE_SCHEMA}.problem p where p.request_id is not null and p.state <> 'closed'`,
    );
  }

  private async ticketsOf(id: string, { after, limit }: FindProblemTickets): Promise<ProblemTicketPage> {
    const rows: { ticket: Ticket }[] = await this.db.query(
      `select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t
       where t.problem_id = $1 and ($2::uuid is null or (t.reported_at, t.id) <
         (select a.reported_at, a.id from ${SERVICE_SCHEMA}.ticket a where a.id = $2 and a.problem_id = $1))
       order by t.reported_at desc, t.id desc limit $3`,
      [id, after ?? null, limit + 1],
    );
    const tickets = rows.slice(0, limit).map(({ ticket }) => ticket);
    return { tickets, next: rows.length > limit ? tickets.at(-1)!.id : null };
  }
}
