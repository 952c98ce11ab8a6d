import type { Asking } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import * as briefs from './persistence/brief.store.js';
import type { Commands } from './persistence/commands.js';
import * as dependencies from './persistence/dependency.store.js';

type Id = string;

/** What is written down about items beside their problem: hypothesis, examples, links (P8, P16), and what they need (P18). */
export class Briefs {
  private readonly change: Commands['run'];

  constructor(
    private readonly db: DataSource,
    commands: Commands,
  ) {
    this.change = commands.run.bind(commands);
  }

  stateHypothesis = (id: Id, command: say.StateHypothesis, asking: Asking) =>
    this.change('stateHypothesis', [id], command, asking, (change, actor) =>
      briefs.stateHypothesis(change, actor, id, command),
    );
  setExamples = (id: Id, command: say.SetExamples, asking: Asking) =>
    this.change('setExamples', [id], command, asking, (change, actor) =>
      briefs.setExamples(change, actor, id, command),
    );
  attachLink = (id: Id, command: say.AttachLink, asking: Asking) =>
    this.change('attachLink', [id], command, asking, (change, actor) => briefs.attachLink(change, actor, id, command));
  detachLink = (id: Id, command: say.DetachLink, asking: Asking) =>
    this.change('detachLink', [id], command, asking, (change, actor) => briefs.detachLink(change, actor, id, command));
  dependOn = (id: Id, command: say.DependOn, asking: Asking) =>
    this.change('dependOn', [id], command, asking, (change, actor) =>
      dependencies.dependOn(change, actor, id, command),
    );
  undepend = (id: Id, command: say.Undepend, asking: Asking) =>
    this.change('undepend', [id], command, asking, (change, actor) =>
      dependencies.undepend(change, actor, id, command),
    );

  /** The items of any team that are called so. */
  calledSo = (key: string): Promise<say.DependencyEnd[]> => dependencies.calledSo(this.db.manager, key);
}
