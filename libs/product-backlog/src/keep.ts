import type { Actor, Answer, Asking } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import { takeBackReview } from './domain/index.js';
import type { Commands } from './persistence/commands.js';
import { keepingOf, setAsideOf, throughputOf } from './persistence/keep-readings.js';
import * as store from './persistence/keep.store.js';
import { changeSettings } from './persistence/settings.store.js';

type Id = string;
type Done = Promise<Answer<{ item: say.Item }>>;

/** How a backlog is kept small: what grew old or is out of reach, and what the product owner decides of it (P12). */
export class Keep {
  private readonly change: Commands['run'];

  /** `toldNow` as in `EventStream`. */
  constructor(
    private readonly db: DataSource,
    commands: Commands,
    private readonly toldNow?: () => string,
  ) {
    this.change = commands.run.bind(commands);
  }

  keepItem = (id: Id, command: say.KeepItem, asking: Asking): Done =>
    this.change('keepItem', [id], command, asking, (change, actor) => store.keep(change, actor, id, command));
  unkeepItem = (id: Id, command: say.UnkeepItem, asking: Asking): Done =>
    this.change('unkeepItem', [id], command, asking, (change, actor) => store.unkeep(change, actor, id));
  setAsideItem = (id: Id, command: say.SetAsideItem, asking: Asking): Done =>
    this.change('setAsideItem', [id], command, asking, (change, actor) => store.setAside(change, actor, id, command));
  takeUpItem = (id: Id, command: say.TakeUpItem, asking: Asking): Done =>
    this.change('takeUpItem', [id], command, asking, (change, actor) => store.takeUp(change, actor, id));

  takeBackReview = (command: say.TakeBackReview, asking: Asking): Promise<Answer<{ settings: say.BacklogSettings }>> =>
    this.change('takeBackReview', [], command, asking, (change, actor) =>
      changeSettings(change, actor, (settings) => takeBackReview(settings, command, actor)),
    );

  keeping = (page: say.DinosaurPage, actor: Actor): Promise<say.Keeping> =>
    keepingOf(this.db, page, actor, this.toldNow?.());

  /** For whoever says when something will be reached: see `reachOf`. */
  throughput = (teamId: Id): Promise<say.Throughput> => throughputOf(this.db, teamId, this.toldNow?.());

  setAside = (page: say.SetAsidePage, actor: Actor): Promise<say.SetAsideList> => setAsideOf(this.db, page, actor);
}
