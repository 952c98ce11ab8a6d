import type { Actor, Answer, Asking } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import type { Commands } from './persistence/commands.js';
import * as rounds from './persistence/round.store.js';
import * as scores from './persistence/score.store.js';
import * as splits from './persistence/split.store.js';

type Id = string;
type Done = Promise<Answer<{ item: say.Item }>>;

/** Refinement: what an item is worth, whether it is understood, and into what it falls apart (P7, P9, P11). */
export class Refine {
  private readonly change: Commands['run'];

  constructor(
    private readonly db: DataSource,
    private readonly commands: Commands,
  ) {
    this.change = commands.run.bind(commands);
  }

  scoreItem = (id: Id, command: say.ScoreItem, asking: Asking): Done =>
    this.change('scoreItem', [id], command, asking, (change, actor) => scores.score(change, actor, id, command));
  orderByScore = (command: say.OrderByScore, asking: Asking) =>
    this.change('orderByScore', [], command, asking, (change, actor) => scores.orderByScore(change, actor, command));
  undoOrderByScore = (command: say.UndoOrderByScore, asking: Asking) =>
    this.change('undoOrderByScore', [], command, asking, (change, actor) =>
      scores.undoOrderByScore(change, actor, command),
    );

  splitItem = (id: Id, command: say.SplitItem, asking: Asking) =>
    this.change('splitItem', [id], command, asking, (change, actor) => splits.split(change, actor, id, command));
  unsplitItem = (id: Id, command: say.UnsplitItem, asking: Asking): Done =>
    this.change('unsplitItem', [id], command, asking, (change, actor) => splits.unsplit(change, actor, id));

  openRound = (id: Id, command: say.OpenRound, asking: Asking): Done =>
    this.change('openRound', [id], command, asking, (change, actor) => rounds.open(change, actor, id, command));
  closeRound = (id: Id, command: say.CloseRound, asking: Asking): Done =>
    this.change('closeRound', [id], command, asking, (change, actor) => rounds.close(change, actor, id, command));
  /** Past the log and the ledger: neither knows who answered what (P9). */
  answerRound = (id: Id, command: say.AnswerRound, actor: Actor): Promise<{ answered: number }> =>
    rounds.answer(this.db, this.commands, actor, id, command);
}
