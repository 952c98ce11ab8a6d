import type { Actor, Asking } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import type { Commands } from './persistence/commands.js';
import * as store from './persistence/conversation.store.js';

type Id = string;

/** What is written about a request: with whoever asked, and within the team (P4). */
export class Conversations {
  private readonly change: Commands['run'];

  constructor(
    private readonly db: DataSource,
    commands: Commands,
  ) {
    this.change = commands.run.bind(commands);
  }

  commentOnRequest = (id: Id, command: say.CommentOnRequest, asking: Asking) =>
    this.change('commentOnRequest', [id], command, asking, (change, actor) =>
      store.comment(change, actor, id, command),
    );
  withdrawRequestComment = (id: Id, command: say.WithdrawRequestComment, asking: Asking) =>
    this.change('withdrawRequestComment', [id], command, asking, (change, actor) =>
      store.withdraw(change, actor, id, command),
    );
  hearRequester = (id: Id, command: say.HearRequester, asking: Asking) =>
    this.change('hearRequester', [id], command, asking, (change, actor) => store.hear(change, actor, id, command));

  /** Who may read which: see `commentsOf`. The oldest first. */
  of = (id: Id, actor: Actor): Promise<say.RequestComment[]> => store.commentsOf(this.db, id, actor);
}
