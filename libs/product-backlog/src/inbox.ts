import type { Actor, Asking } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import type { Commands } from './persistence/commands.js';
import { giveFeedback } from './persistence/feedback.store.js';
import { behindOf, ownRequestsOf } from './persistence/inbox-readings.js';
import * as inbox from './persistence/inbox.store.js';

/** Several requests decided at once (P4), and feedback on what is delivered (P5). */
export class Inbox {
  constructor(
    private readonly db: DataSource,
    private readonly commands: Commands,
  ) {}

  decideRequests = (command: say.DecideRequests, asking: Asking) =>
    this.commands.run('decideRequests', [], command, asking, (change, actor) =>
      inbox.decideAll(change, actor, command),
    );
  returnRequests = (command: say.ReturnRequests, asking: Asking) =>
    this.commands.run('returnRequests', [], command, asking, (change, actor) =>
      inbox.returnAll(change, actor, command),
    );
  giveFeedback = (itemId: string, command: say.GiveFeedback, asking: Asking) =>
    this.commands.run('giveFeedback', [itemId], command, asking, (change, actor) =>
      giveFeedback(change, actor, itemId, command),
    );

  /** Who may read, and what: see `Behind`. */
  behind = (actor: Actor): Promise<say.Behind> => behindOf(this.db, actor);

  /** What somebody asked for themselves: a board shows the team only what is open. */
  own = (actor: Actor): Promise<say.Request[]> => ownRequestsOf(this.db, actor);
}
