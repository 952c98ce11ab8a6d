import type { Actor, Asking } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import * as domain from './domain/index.js';
import type { Commands } from './persistence/commands.js';
import { aimsOf, goalDetail, pastGoals } from './persistence/goal-readings.js';
import * as goals from './persistence/goal.store.js';

type Id = string;

/** What a team aims its product at: one goal at a time, the items that serve it, and the goals that were (P6). */
export class Goals {
  constructor(
    private readonly db: DataSource,
    private readonly commands: Commands,
  ) {}

  openGoal = (command: say.OpenGoal, asking: Asking) =>
    this.commands.run('openGoal', [], command, asking, (change, actor) => goals.open(change, actor, command));
  editGoal = (id: Id, command: say.EditGoal, asking: Asking) =>
    this.edit('editGoal', id, command, asking, (goal, _, actor) => domain.editGoal(goal, command, actor));
  reportProgress = (id: Id, command: say.ReportProgress, asking: Asking) =>
    this.edit('reportProgress', id, command, asking, (goal, _, actor) => domain.reportProgress(goal, command, actor));
  closeGoal = (id: Id, command: say.CloseGoal, asking: Asking) =>
    this.edit('closeGoal', id, command, asking, (goal, _, actor, now) => domain.closeGoal(goal, command, actor, now));
  reopenGoal = (id: Id, command: say.ReopenGoal, asking: Asking) =>
    this.edit('reopenGoal', id, command, asking, domain.reopenGoal);
  withdrawGoal = (id: Id, command: say.WithdrawGoal, asking: Asking) =>
    this.commands.run('withdrawGoal', [id], command, asking, (change, actor) => goals.withdraw(change, actor, id));

  serveGoal = (itemId: Id, command: say.ServeGoal, asking: Asking) =>
    this.commands.run('serveGoal', [itemId], command, asking, (change, actor) =>
      goals.serve(change, actor, itemId, command.goalId),
    );
  unserveGoal = (itemId: Id, command: say.UnserveGoal, asking: Asking) =>
    this.commands.run('unserveGoal', [itemId], command, asking, (change, actor) =>
      goals.unserve(change, actor, itemId),
    );

  /** One goal, with the share of the work that served it. */
  detail = (id: Id, actor: Actor): Promise<say.GoalDetail> => goalDetail(this.db, this.commands.stream, id, actor);
  /** The goals that were closed, newest first. */
  past = (page: say.GoalPage, actor: Actor): Promise<say.PastGoal[]> => pastGoals(this.db, page, actor);
  /** What teams aim at: open to everybody of the installation. */
  aims = (teamIds: readonly string[]): Promise<say.TeamAim[]> => aimsOf(this.db, teamIds);

  private edit(
    name: string,
    id: Id,
    command: object,
    asking: Asking,
    decide: (goal: say.Goal, open: say.Goal | null, actor: Actor, now: string) => say.GoalEvent | null,
  ) {
    return this.commands.run(name, [id], command, asking, (change, actor) =>
      goals.edit(change, actor, id, (goal, open, now) => decide(goal, open, actor, now)),
    );
  }
}
