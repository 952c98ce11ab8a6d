import type { Actor, Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import type { Desks } from './persistence/desk.js';
import { arrivalsOf, markSeen } from './persistence/folding/arrivals.js';
import { childrenOf } from './persistence/folding/children.js';
import { groupActs } from './persistence/folding/group-acts.js';
import { FoldingStore } from './persistence/folding/folding.store.js';
import { MergeStore } from './persistence/folding/merge.store.js';
import { FoldingSettingsStore } from './persistence/folding/settings.store.js';
import { GroupUndoStore } from './persistence/folding/undo.store.js';
import { StormStore } from './persistence/folding/storm.store.js';

/** From five hundred tickets to a few cards: groups, merges, storms, and what arrived overnight. */
export class Foldings {
  readonly storms: StormStore;
  private readonly groups: FoldingStore;
  private readonly merges: MergeStore;
  private readonly undos: GroupUndoStore;
  private readonly settings: FoldingSettingsStore;

  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<say.ServiceEvent>,
    desks: Desks,
  ) {
    this.storms = new StormStore(stream, desks);
    this.groups = new FoldingStore(stream, desks);
    this.merges = new MergeStore(stream, desks);
    this.undos = new GroupUndoStore(stream, desks);
    this.settings = new FoldingSettingsStore(db, stream, desks);
  }

  setFolding = (command: say.SetFolding, asking: Asking) => this.settings.setFolding(command, asking);
  folding = (actor: Actor) => this.settings.view(actor);

  foldTickets = (command: say.FoldTickets, asking: Asking) => this.groups.foldTickets(command, asking);
  unfoldTickets = (parentId: string, command: say.UnfoldTickets, asking: Asking) =>
    this.groups.unfoldTickets(parentId, command, asking);
  takeOut = (parentId: string, command: say.TakeOut, asking: Asking) => this.groups.takeOut(parentId, command, asking);
  resolveParent = (parentId: string, command: say.ResolveParent, asking: Asking) =>
    this.groups.resolveParent(parentId, command, asking);
  undoGroup = (undoId: string, command: say.UndoGroup, asking: Asking) => this.undos.undoGroup(undoId, command, asking);
  teamOfUndo = (undoId: string) => groupActs.teamOf(this.db, undoId);
  mergeTickets = (targetId: string, command: say.MergeTickets, asking: Asking) =>
    this.merges.mergeTickets(targetId, command, asking);
  unmergeTickets = (targetId: string, command: say.UnmergeTickets, asking: Asking) =>
    this.merges.unmergeTickets(targetId, command, asking);
  children = (parentId: string, page: say.ChildPage, actor: Actor) => childrenOf(this.db, parentId, page, actor);

  takeLead = (command: say.TakeLead, asking: Asking) => this.storms.takeLead(command, asking);
  endStorm = (command: say.EndStorm, asking: Asking) => this.storms.endStorm(command, asking);

  arrivals = (page: say.ArrivalPage, actor: Actor) => arrivalsOf(this.db, page, actor);
  markSeen = (command: say.MarkSeen, asking: Asking) => markSeen(this.stream, command, asking);
}
