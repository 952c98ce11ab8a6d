import { streamOf, type Actor, type Asking } from '@twotrack/shared';
import { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import { Changes } from './changes.js';
import type * as say from './contract/index.js';
import { visibleTo } from './domain/index.js';
import { Catalogue } from './catalogue.js';
import { Foldings } from './folding.js';
import { HandOvers } from './hand-over.js';
import { Intake } from './intake.js';
import { AlarmBell, nextAlarm } from './persistence/alarm.js';
import { breachesOf } from './persistence/breaches.js';
import { ClockStore } from './persistence/clock.store.js';
import { Desks } from './persistence/desk.js';
import { openDesk } from './persistence/opening.js';
import { PolicyDesk } from './policy.js';
import { PolicyStore } from './persistence/policy.store.js';
import { QueuesStore } from './persistence/queues.store.js';
import { Readings } from './persistence/readings.js';
import { hoursInWorking } from './persistence/stays.js';
import { SERVICE_SCHEMA } from './persistence/tables.js';
import { Problems } from './problems.js';
import { Silences } from './silences.js';
import { TicketsStore } from './persistence/tickets.store.js';
import { Recalculation } from './recalculation.js';
import { Requesters } from './requesters.js';
import { Timelines } from './timeline.js';
import { Work } from './work.js';

/** The service queues of every team: commands by who asks, readings by who looks. Order is calculated, never decided. */
export class ServiceQueue {
  readonly stream: EventStream<say.ServiceEvent>;
  /** What monitors and scripts send: it goes through the same stream. */
  readonly intake: Intake;
  /** Notices held back for a while. */
  readonly silences: Silences;
  /** What was reported as changed. */
  readonly changes: Changes;
  /** The services that tickets name. */
  readonly catalogue: Catalogue;
  /** Groups, merges, storms, and what arrived overnight. */
  readonly foldings: Foldings;
  /** Triage: many at once, snooze, escalation, comments. */
  readonly work: Work;
  /** The common causes of tickets. */
  readonly problems: Problems;
  /** What came by the wrong door. */
  readonly handOvers: HandOvers;
  /** Planned work, and what was changed beside what happened. */
  readonly timelines: Timelines;
  /** The policy's draft, and what is doubted of it. */
  readonly policy: PolicyDesk;
  /** Forms for people without an account, and their private links. */
  readonly requesters: Requesters;
  /** The clock's work after a policy was activated: started there and at boot. */
  readonly recalculation: Recalculation;
  private readonly bell = new AlarmBell();
  private readonly clock: ClockStore;
  private readonly tickets: TicketsStore;
  private readonly queues: QueuesStore;
  private readonly severity: PolicyStore;
  private readonly readings: Readings;

  /** `toldNow` as in `EventStream`. */
  constructor(
    private readonly db: DataSource,
    private readonly toldNow?: () => string,
  ) {
    const desks = new Desks();
    this.stream = new EventStream(db, SERVICE_SCHEMA, toldNow);
    this.intake = new Intake(db, this.stream, desks);
    this.silences = new Silences(db, this.stream, desks);
    this.changes = new Changes(db, this.stream);
    this.catalogue = new Catalogue(db, this.stream, desks);
    this.foldings = new Foldings(db, this.stream, desks);
    this.clock = new ClockStore(db, this.stream, desks, {
      ...{ storm: this.foldings.storms.ring, silence: this.silences.ring },
      ...this.intake.rings,
      ...{ service: this.catalogue.carry },
    });
    this.tickets = new TicketsStore(this.stream, desks, this.bell);
    this.queues = new QueuesStore(this.stream, desks);
    this.severity = new PolicyStore(db, this.stream, desks);
    this.readings = new Readings(db, this.stream, desks);
    this.work = new Work(db, this.stream, desks, this.tickets, this.bell);
    this.problems = new Problems(db, this.stream, desks, this.bell);
    this.handOvers = new HandOvers(db, this.stream, this.tickets);
    this.timelines = new Timelines(db, this.tickets, this.changes.find);
    this.requesters = new Requesters(db, this.stream, desks, this.tickets);
    this.recalculation = new Recalculation(this.severity);
    this.policy = new PolicyDesk(db, this.stream, desks, this.tickets, this.recalculation);
  }

  /** Which of these keys a command of the team was answered under, by whomever it was asked (L4). */
  keysAnswered = (teamId: string, keys: readonly string[]) =>
    this.stream.keysAnswered(streamOf('service', teamId), keys);
  openTicket = (command: say.OpenTicket, asking: Asking) => this.tickets.openTicket(command, asking);
  renameTicket = (id: string, command: say.RenameTicket, asking: Asking) =>
    this.tickets.renameTicket(id, command, asking);
  describeTicket = (id: string, command: say.DescribeTicket, asking: Asking) =>
    this.tickets.describeTicket(id, command, asking);
  correctFacts = (id: string, command: say.CorrectFacts, asking: Asking) =>
    this.tickets.correctFacts(id, command, asking);
  moveTicket = (id: string, command: say.MoveTicket, asking: Asking) => this.tickets.moveTicket(id, command, asking);
  /** Of one queue, or with null over all of them; `{ticket: null}` where nobody waits. */
  pullNext = (queueId: string | null, command: say.PullNext, asking: Asking) =>
    this.tickets.pullNext(queueId, command, asking);
  assignTicket = (id: string, command: say.AssignTicket, asking: Asking) =>
    this.tickets.assignTicket(id, command, asking);
  acknowledgeTicket = (id: string, command: say.AcknowledgeTicket, asking: Asking) =>
    this.tickets.acknowledgeTicket(id, command, asking);
  unacknowledgeTicket = (id: string, command: say.UnacknowledgeTicket, asking: Asking) =>
    this.tickets.unacknowledgeTicket(id, command, asking);
  rerouteTicket = (id: string, command: say.RerouteTicket, asking: Asking) =>
    this.tickets.rerouteTicket(id, command, asking);

  createQueue = (command: say.CreateQueue, asking: Asking) => this.queues.createQueue(command, asking);
  renameQueue = (id: string, command: say.RenameQueue, asking: Asking) => this.queues.renameQueue(id, command, asking);
  setRouting = (command: say.SetRouting, asking: Asking) => this.queues.setRouting(command, asking);
  setColumnLimit = (column: say.ColumnId, command: say.SetColumnLimit, asking: Asking) =>
    this.queues.setColumnLimit(column, command, asking);
  setColumnPolicy = (column: say.ColumnId, command: say.SetColumnPolicy, asking: Asking) =>
    this.queues.setColumnPolicy(column, command, asking);

  async activatePolicy(command: say.ActivatePolicy, asking: Asking) {
    const answer = await this.severity.activatePolicy(command, asking);
    this.recalculation.start(asking.actor.teamId);
    return answer;
  }
  recalculateSome = (teamId: string, limit = 500) => this.severity.recalculateSome(teamId, limit);

  /** Rings what is due in any team; safe to be called by several processes at once. How many tickets it rang for. */
  ringDue = () => this.clock.ringDue(this.toldNow?.());
  /** When the next alarm of any team is due (ISO 8601); null where none is set. */
  nextDue = () => nextAlarm(this.db);
  /** Tells when something is due of what commands of this process have set (ISO 8601). */
  whenAlarmSet = (tell: (at: string) => void) => this.bell.whenSet(tell);

  /** Makes a team's service track; idempotent. */
  open = (teamId: string) => openDesk(this.db, this.stream, teamId);
  snapshot = (actor: Actor) => this.readings.snapshot(actor);
  since = (actor: Actor, epoch: number, after: number, limit?: number) =>
    this.readings.since(actor, epoch, after, limit);
  heads = (teamIds: readonly string[]) => this.stream.heads(teamIds.map((id) => streamOf('service', id)));
  ticket = (id: string, actor: Actor) => this.readings.ticket(id, actor);
  ticketKeyed = (key: string, actor: Actor) => this.readings.ticketKeyed(key, actor);
  breaches = (page: say.BreachPage, actor: Actor) => breachesOf(this.db, page, actor);
  /** How many card-hours the team spent on tickets in Working in the last so many days (B5). */
  hoursInWorking = (teamId: string, days: number) => hoursInWorking(this.db, teamId, days, this.toldNow?.());
  routing = (actor: Actor) => this.readings.routing(actor);
  tryRouting = (command: say.TryRouting, actor: Actor) => this.readings.tryRouting(command, actor);
  tryClock = (command: say.TryClock, actor: Actor) => this.readings.tryClock(command, actor);
  policies = (actor: Actor) => this.readings.policies(actor);
  teamOf = (kind: 'ticket' | 'queue', id: string) => this.readings.teamOf(kind, id);
  /** L7: whether this viewer may know of this event. */
  visibleTo(viewer: Pick<Actor, 'id' | 'roles'>, event: say.ServiceEvent): boolean {
    return visibleTo(viewer, event);
  }
}
