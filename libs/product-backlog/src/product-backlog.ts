import type { DataSource } from 'typeorm';
import {
  streamOf,
  type Actor,
  type Answer,
  type Asking,
  type Recorded,
  type StreamHead,
  type Stretch,
} from '@twotrack/shared';
import { EventStream, type Change, type Order, type Snapshot } from '@twotrack/shared/stream';
import type * as say from './contract/index.js';
import type { ColumnId, ItemDetail, ProductEvent, RequestDetail } from './contract/index.js';
import { seesAll, visibleTo, type Viewer } from './domain/index.js';
import { forget, takeInHand } from './persistence/at-hand.js';
import { breachesOf } from './persistence/breaches.js';
import { openBacklog, teamOf } from './persistence/backlog.store.js';
import * as columns from './persistence/column.store.js';
import * as edits from './persistence/edit.store.js';
import * as flow from './persistence/flow.store.js';
import { itemDetail, requestDetail } from './persistence/item-detail.js';
import * as proposals from './persistence/proposal.store.js';
import * as orAsk from './persistence/or-ask.store.js';
import * as requests from './persistence/request.store.js';
import { ownView, wholeView } from './persistence/snapshot.js';
import { PRODUCT_SCHEMA } from './persistence/tables.js';

type Id = string;
type Decide<R> = (change: Change<ProductEvent>, actor: Actor) => Promise<R>;

/** These leave what they read to the next of their group, and keep it true. */
const KEEPS_HAND = ['createItem', 'moveItem'];

/** The backlogs of all teams: every command that changes one, and every way to read it. A command throws a Refusal. */
export class ProductBacklog {
  /** The log of every backlog, for whoever tells it on. */
  readonly stream: EventStream<ProductEvent>;

  /** `toldNow` as in `EventStream`. */
  constructor(
    private readonly db: DataSource,
    toldNow?: () => string,
  ) {
    this.stream = new EventStream<ProductEvent>(db, PRODUCT_SCHEMA, toldNow);
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

  submitRequest = (command: say.SubmitRequest, asking: Asking) =>
    this.change('submitRequest', [], command, asking, (change, actor) => requests.submit(change, actor, command));
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

  breaches = (page: say.BreachPage, actor: Actor) => breachesOf(this.db, page, actor);

  request = (requestId: string, actor: Actor): Promise<RequestDetail> =>
    requestDetail(this.db, this.stream, requestId, actor);

  heads = (teamIds: readonly string[]): Promise<StreamHead[]> =>
    this.stream.heads(teamIds.map((teamId) => streamOf('product', teamId)));

  /** The team that a card belongs to; null where there is none of that id. */
  teamOf = (kind: 'item' | 'request' | 'proposal', id: string): Promise<string | null> => teamOf(this.db, kind, id);

  /** Whether the reader may know of the event (L7). */
  visibleTo(reader: Viewer, event: Recorded<ProductEvent>): boolean {
    return visibleTo(reader, event);
  }

  private change<R extends object>(
    name: string,
    ids: string[],
    command: object,
    { actor, key }: Asking,
    decide: Decide<R>,
  ): Promise<Answer<R>> {
    const { teamId } = actor;
    const order: Order = {
      ...{ stream: streamOf('product', teamId), actor, key, asked: { name, ids, command } },
      ...(KEEPS_HAND.includes(name) && { ahead: (tx, cards) => takeInHand(tx, teamId, cards) }),
      ...(name === 'moveItem' && { card: ids[0]! }),
    };
    return this.stream.change(order, async (change) => {
      if (KEEPS_HAND.includes(name)) return decide(change, actor);
      forget(change);
      const answer = await decide(change, actor);
      forget(change);
      return answer;
    });
  }
}
