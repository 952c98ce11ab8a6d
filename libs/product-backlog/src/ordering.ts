import type { Actor, Asking, Who } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import * as answers from './persistence/proposal-answers.store.js';
import type { Commands } from './persistence/commands.js';
import * as delegations from './persistence/delegation.store.js';
import { orderChanges } from './persistence/order-changes.js';
import { pastRankingsOf } from './persistence/past.store.js';
import { rankingsOf } from './persistence/rankings.js';
import { unrank } from './persistence/unrank.store.js';

/** The order as a record: who decided what in whose name, what changed since, and the way back (P3, P13, P14). */
export class Ordering {
  constructor(
    private readonly db: DataSource,
    private readonly commands: Commands,
  ) {}

  delegateOrder = (command: say.DelegateOrder, asking: Asking) =>
    this.commands.run('delegateOrder', [], command, asking, (change, actor) =>
      delegations.delegate(change, actor, command),
    );
  withdrawDelegation = (command: say.WithdrawDelegation, asking: Asking) =>
    this.commands.run('withdrawDelegation', [], command, asking, delegations.withdraw);
  /** Whoever is product owner now: what another one delegated ends. For who knows of people, not for people. */
  succeed = (command: { productOwner: Who }, asking: Asking) =>
    this.commands.run('succeed', [], command, asking, (change, actor) =>
      delegations.succeed(change, actor, command.productOwner),
    );
  unrankItem = (itemId: string, command: say.UnrankItem, asking: Asking) =>
    this.commands.run('unrankItem', [itemId], command, asking, (change, actor) =>
      unrank(change, actor, itemId, command),
    );
  answerProposals = (command: say.AnswerProposals, asking: Asking) =>
    this.commands.run('answerProposals', [], command, asking, (change, actor) =>
      answers.answerAll(change, actor, command),
    );
  returnAnswers = (command: say.ReturnAnswers, asking: Asking) =>
    this.commands.run('returnAnswers', [], command, asking, (change, actor) =>
      answers.returnAll(change, actor, command),
    );

  delegation = (teamId: string): Promise<say.Delegation | null> => delegations.delegationOf(this.db.manager, teamId);
  delegatedIn = (): Promise<string[]> => delegations.delegatedIn(this.db.manager);
  /** Who ranked what past what, newest first. */
  rankings = (page: say.RankingPage, actor: Actor): Promise<say.RankingRecord[]> => rankingsOf(this.db, page, actor);
  /** The same of where the backlog was before it was brought here. */
  pastRankings = (page: say.PastPage, actor: Actor): Promise<say.KeptPast[]> => pastRankingsOf(this.db, page, actor);
  /** What the order was at a moment and is now, as the difference. */
  changes = ({ since }: say.SinceWhen, actor: Actor): Promise<say.OrderChanges> => orderChanges(this.db, since, actor);
}
