import type { Actor, Asking } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import type { Commands } from './persistence/commands.js';
import * as questions from './persistence/question.store.js';
import * as stakeholders from './persistence/stakeholder.store.js';
import { publicCommentsOf, talkOf, wishesOf } from './persistence/talk-readings.js';

type Id = string;

/** What is asked (P10) and said about items, and who wants them (P17). */
export class Talks {
  private readonly change: Commands['run'];

  constructor(
    private readonly db: DataSource,
    commands: Commands,
  ) {
    this.change = commands.run.bind(commands);
  }

  askQuestion = (id: Id, command: say.AskQuestion, asking: Asking) =>
    this.change('askQuestion', [id], command, asking, (change, actor) => questions.ask(change, actor, id, command));
  answerQuestion = (id: Id, command: say.AnswerQuestion, asking: Asking) =>
    this.change('answerQuestion', [id], command, asking, (change, actor) =>
      questions.answer(change, actor, id, command),
    );
  reopenQuestion = (id: Id, command: say.ReopenQuestion, asking: Asking) =>
    this.change('reopenQuestion', [id], command, asking, (change, actor) =>
      questions.reopen(change, actor, id, command),
    );
  withdrawQuestion = (id: Id, command: say.WithdrawQuestion, asking: Asking) =>
    this.change('withdrawQuestion', [id], command, asking, (change, actor) =>
      questions.withdraw(change, actor, id, command),
    );

  commentOn = (id: Id, command: say.CommentOn, asking: Asking) =>
    this.change('commentOn', [id], command, asking, (change, actor) =>
      stakeholders.comment(change, actor, id, command),
    );
  withdrawComment = (id: Id, command: say.WithdrawComment, asking: Asking) =>
    this.change('withdrawComment', [id], command, asking, (change, actor) =>
      stakeholders.withdrawComment(change, actor, id, command),
    );
  voteForItem = (id: Id, command: say.VoteForItem, asking: Asking) =>
    this.change('voteForItem', [id], command, asking, (change, actor) => stakeholders.vote(change, actor, id));
  withdrawVote = (id: Id, command: say.WithdrawVote, asking: Asking) =>
    this.change('withdrawVote', [id], command, asking, (change, actor) => stakeholders.withdrawVote(change, actor, id));

  /** What is written down and said about one item, for the team. */
  of = (id: Id, actor: Actor): Promise<say.ItemTalk> => talkOf(this.db, id, actor);
  /** The order as stakeholders see it. */
  wishes = (page: say.WishPage, actor: Actor): Promise<say.WishedItem[]> => wishesOf(this.db, page, actor);
  /** What everybody of the team reads of an item in the order. */
  comments = (id: Id, actor: Actor): Promise<say.Comment[]> => publicCommentsOf(this.db, id, actor);
}
