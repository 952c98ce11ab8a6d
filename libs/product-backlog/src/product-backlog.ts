import type { DataSource } from 'typeorm';
import { streamOf, type Actor, type Asking, type Recorded, type StreamHead, type Stretch } from '@twotrack/shared';
import { EventStream, type Snapshot } from '@twotrack/shared/stream';
import type * as say from './contract/index.js';
import type { ColumnId, ItemDetail, ProductEvent, RequestDetail } from './contract/index.js';
import { seesAll, visibleTo, type Viewer } from './domain/index.js';
import { nextAlarm, type AlarmBell } from './persistence/alarm.js';
import { Goals } from './goal.js';
import { breachesOf } from './persistence/breaches.js';
import { openBacklog, teamOf, type Kind } from './persistence/backlog.store.js';
import { ClockStore, type Ringer } from './persistence/clock.store.js';
import * as columns from './persistence/column.store.js';
import { Commands } from './persistence/commands.js';
import * as edits from './persistence/edit.store.js';
import * as flow from './persistence/flow.store.js';
import * as handOvers from './persistence/hand-over.store.js';
import { itemDetail, itemKeyed, requestDetail } from './persistence/item-detail.js';
import * as proposals from './persistence/proposal.store.js';
import * as orAsk from './persistence/or-ask.store.js';
import * as requests from './persistence/request.store.js';
import { hoursInWork } from './persistence/stays.js';
import { ownView, wholeView } from './persistence/snapshot.js';
import { PRODUCT_SCHEMA } from './persistence/tables.js';
import { Inbox } from './inbox.js';
import { Importing } from './importing.js';
import { Askers } from './asking.js';
import { Conversations } from './conversations.js';
import { Briefs } from './briefs.js';
import { Keep } from './keep.js';
import { Talks } from './talks.js';
import { Ordering } from './ordering.js';
import { ringDelegation, DELEGATION } from './persistence/delegation.store.js';
import { ROUND, ringRounds } from './persistence/round.store.js';
import { Refine } from './refine.js';
import { REVIEW, ringReviews } from './persistence/evidence/bet.store.js';
import { Proof } from './proof.js';
import { Settings } from './settings.js';

type Id = string;

/** The backlogs of all teams: every command that changes one, and every way to read it. A command throws a Refusal. */
export class ProductBacklog {
  /** The log of every backlog, for whoever tells it on. */
  readonly stream: EventStream<ProductEvent>;
  /** Weights, rules of ready and of dinosaurs, ceiling, vision. */
  readonly settings: Settings;
  /** The product goal, past goals, and what serves them. */
  readonly goals: Goals;
  /** The order as a record: the ledger, delegation, answers in batches. */
  readonly ordering: Ordering;
  /** Dinosaurs, throughput, and what was set aside. */
  readonly keep: Keep;
  /** Hypothesis, examples, links and dependencies of items. */
  readonly briefs: Briefs;
  /** Questions about items, comments and votes. */
  readonly talks: Talks;
  /** Several requests decided at once, and feedback on what is delivered. */
  readonly inbox: Inbox;
  /** What stood in another system, and what is taken along from here. */
  readonly importing: Importing;
  /** Scores, the order by them, splits, understanding checks. */
  readonly refine: Refine;
  /** Evidence, verdicts, hit rates, and the view for stakeholders. */
  readonly proof: Proof;
  /** The public form of the backlog, and who asked by it. */
  readonly askers: Askers;
  /** What the team and whoever asked write to each other. */
  readonly conversations: Conversations;
  /** What time does, by the kind of alarm: each part of this context puts its own here. */
  readonly ringers: Record<string, Ringer> = {};
  private readonly clock: ClockStore;
  private readonly bell: AlarmBell;
  private readonly change: Commands['run'];

  /** `toldNow` as in `EventStream`. */
  constructor(
    private readonly db: DataSource,
    private readonly toldNow?: () => string,
  ) {
    this.stream = new EventStream<ProductEvent>(db, PRODUCT_SCHEMA, toldNow);
    const commands = new Commands(this.stream);
    this.change = commands.run.bind(commands);
    this.settings = new Settings(commands);
    this.goals = new Goals(db, commands);
    this.ordering = new Ordering(db, commands);
    this.ringers[DELEGATION] = ringDelegation;
    this.keep = new Keep(db, commands, toldNow);
    this.briefs = new Briefs(db, commands);
    this.talks = new Talks(db, commands);
    this.inbox = new Inbox(db, commands);
    this.importing = new Importing(db, commands);
    this.refine = new Refine(db, commands);
    this.ringers[ROUND] = ringRounds;
    this.proof = new Proof(db, commands, toldNow);
    this.askers = new Askers(db, commands);
    this.conversations = new Conversations(db, commands);
    this.ringers[REVIEW] = ringReviews;
    this.bell = commands.bell;
    this.clock = new ClockStore(db, commands, this.ringers);
  }

  createItem = (command: say.CreateItem, asking: Asking) =>
    this.change('createItem', [], command, asking, (change, actor) => orAsk.create(change, actor, command));
  renameItem = (id: Id, command: say.RenameItem, asking: Asking) =>
    this.change('renameItem', [id], command, asking, (change, actor) => edits.rename(change, actor, id, command));
  describeItem = (id: Id, command: say.DescribeItem, asking: Asking) =>
    this.change('describeItem', [id], command, asking, (change, actor) => edits.describe(change, actor, id, command));
  classifyItem = (id: Id, command: say.ClassifyItem, asking: Asking) =>
    this.change('classifyItem', [id], command, asking, (change, actor) => edits.classify(change, actor, id, command));
  moveItem = (id: Id, command: say.MoveItem, asking: Asking) =>
    this.change('moveItem', [id], command, asking, (change, actor) => flow.move(change, actor, id, command));
  rankItem = (id: Id, command: say.RankItem, asking: Asking) =>
    this.change('rankItem', [id], command, asking, (change, actor) => orAsk.rank(change, actor, id, command));
  assignItem = (id: Id, command: say.AssignItem, asking: Asking) =>
    this.change('assignItem', [id], command, asking, (change, actor) => edits.assign(change, actor, id, command));
  blockItem = (id: Id, command: say.BlockItem, asking: Asking) =>
    this.change('blockItem', [id], command, asking, (change, actor) => edits.block(change, actor, id, command));
  unblockItem = (id: Id, command: say.UnblockItem, asking: Asking) =>
    this.change('unblockItem', [id], command, asking, (change, actor) => edits.unblock(change, actor, id));
  removeItem = (id: Id, command: say.RemoveItem, asking: Asking) =>
    this.change('removeItem', [id], command, asking, (change, actor) => flow.remove(change, actor, id, command));
  restoreItem = (id: Id, command: say.RestoreItem, asking: Asking) =>
    this.change('restoreItem', [id], command, asking, (change, actor) => flow.restore(change, actor, id));

  /** `asked`: in whose name, where that is not whoever asks. */
  submitRequest = (command: say.SubmitRequest, asking: Asking, asked?: say.AskedFor) =>
    this.change('submitRequest', [], { ...command, ...(asked && { asked }) }, asking, (change, actor) =>
      requests.submit(change, actor, command, asked),
    );
  acceptRequest = (id: Id, command: say.AcceptRequest, asking: Asking) =>
    this.change('acceptRequest', [id], command, asking, (change, actor) => requests.accept(change, actor, id, command));
  declineRequest = (id: Id, command: say.DeclineRequest, asking: Asking) =>
    this.change('declineRequest', [id], command, asking, (change, actor) =>
      requests.decline(change, actor, id, command),
    );
  mergeRequest = (id: Id, command: say.MergeRequest, asking: Asking) =>
    this.change('mergeRequest', [id], command, asking, (change, actor) => requests.merge(change, actor, id, command));
  returnRequest = (id: Id, command: say.ReturnRequest, asking: Asking) =>
    this.change('returnRequest', [id], command, asking, (change, actor) => requests.giveBack(change, actor, id));

  handOverRequest = (id: Id, command: say.HandOverRequest, asking: Asking) =>
    this.change('handOverRequest', [id], command, asking, (change, actor) =>
      handOvers.handOver(change, actor, id, command),
    );
  noteTicket = (id: Id, command: say.NoteTicket, asking: Asking) =>
    this.change('noteTicket', [id], command, asking, (change, actor) => handOvers.note(change, actor, id, command));
  takeBackRequest = (id: Id, command: say.TakeBackRequest, asking: Asking) =>
    this.change('takeBackRequest', [id], command, asking, (change, actor) => handOvers.takeBack(change, actor, id));
  withdrawRequest = (id: Id, command: say.WithdrawRequest, asking: Asking) =>
    this.change('withdrawRequest', [id], command, asking, (change, actor) =>
      handOvers.withdraw(change, actor, id, command),
    );

  acceptProposal = (id: Id, command: say.AcceptProposal, asking: Asking) =>
    this.change('acceptProposal', [id], command, asking, (change, actor) =>
      proposals.accept(change, actor, id, command),
    );
  declineProposal = (id: Id, command: say.DeclineProposal, asking: Asking) =>
    this.change('declineProposal', [id], command, asking, (change, actor) =>
      proposals.decline(change, actor, id, command),
    );
  withdrawProposal = (id: Id, command: say.WithdrawProposal, asking: Asking) =>
    this.change('withdrawProposal', [id], command, asking, (change, actor) => proposals.withdraw(change, actor, id));
  returnProposal = (id: Id, command: say.ReturnProposal, asking: Asking) =>
    this.change('returnProposal', [id], command, asking, (change, actor) => proposals.giveBack(change, actor, id));

  setColumnLimit = (id: ColumnId, command: say.SetColumnLimit, asking: Asking) =>
    this.change('setColumnLimit', [id], command, asking, (change, actor) =>
      columns.setLimit(change, actor, id, command),
    );
  setColumnPolicy = (id: ColumnId, command: say.SetColumnPolicy, asking: Asking) =>
    this.change('setColumnPolicy', [id], command, asking, (change, actor) =>
      columns.setPolicy(change, actor, id, command),
    );

  /** Rings what is due in any team; safe to be called by several processes at once. How many alarms that was. */
  ringDue = (): Promise<number> => this.clock.ringDue(this.toldNow?.());

  /** When the next alarm of any team is due (ISO 8601); null where none is set. */
  nextDue = (): Promise<string | null> => nextAlarm(this.db);

  /** Tells when something is due of what commands of this process have set (ISO 8601). */
  whenAlarmSet = (tell: (at: string) => void): void => this.bell.whenSet(tell);

  /** Makes the backlog of a team. Idempotent. */
  open = (teamId: string): Promise<void> => openBacklog(this.db, this.stream, teamId);

  /** What the reader may see of the track, as the JSON text of a `ProductView`, and the number at which it stood so. */
  snapshot(actor: Actor): Promise<Snapshot> {
    const { teamId, id } = actor;
    const stream = streamOf('product', teamId);
    if (seesAll(actor)) return this.stream.snapshot(stream, (tx) => wholeView(tx, teamId));
    return this.stream.readAt(stream, (tx) => ownView(tx, teamId, id));
  }

  /** The events after a number that the reader may see; the stretch covers those withheld as well. */
  async since(actor: Actor, epoch: number, after: number, limit?: number): Promise<Stretch<ProductEvent>> {
    const stretch = await this.stream.since(streamOf('product', actor.teamId), epoch, after, limit);
    return { ...stretch, events: stretch.events.filter((event) => visibleTo(actor, event)) };
  }

  item = (itemId: string, actor: Actor): Promise<ItemDetail> => itemDetail(this.db, this.stream, itemId, actor);

  /** The item of that key in the reader's team, wherever it stands. */
  itemKeyed = (key: string, actor: Actor): Promise<say.Item> => itemKeyed(this.db, key, actor);

  breaches = (page: say.BreachPage, actor: Actor) => breachesOf(this.db, page, actor);

  request = (requestId: string, actor: Actor): Promise<RequestDetail> =>
    requestDetail(this.db, this.stream, requestId, actor);

  /** Requests of any team on their way to the service queues. */
  onTheirWay = (limit = 100) => handOvers.onTheirWay(this.db, limit);

  /** How requests stand that another track waits for. */
  standings = (requestIds: readonly string[]) => handOvers.standingsOf(this.db, requestIds);

  /** How many card-hours the team spent on items in work in the last so many days (B5). */
  hoursInWork = (teamId: string, days: number): Promise<number> => hoursInWork(this.db, teamId, days, this.toldNow?.());

  heads = (teamIds: readonly string[]): Promise<StreamHead[]> =>
    this.stream.heads(teamIds.map((teamId) => streamOf('product', teamId)));

  /** The team that something belongs to; null where there is none of that id. */
  teamOf = (kind: Kind, id: string): Promise<string | null> => teamOf(this.db, kind, id);

  /** Whether the reader may know of the event (L7). */
  visibleTo(reader: Viewer, event: Recorded<ProductEvent>): boolean {
    return visibleTo(reader, event);
  }
}
