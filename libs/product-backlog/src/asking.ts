import type { Actor, Asking } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import { v5 as idFrom } from 'uuid';
import type * as say from './contract/index.js';
import * as store from './persistence/asking/asking.store.js';
import * as reading from './persistence/asking/following.js';
import * as form from './persistence/asking/form.store.js';
import * as links from './persistence/asking/links.js';
import type { Commands } from './persistence/commands.js';
import { hashOf, kept } from './persistence/public-link.js';

export type { LinkFound } from './persistence/asking/links.js';

type Id = string;

/** People who ask of the product without an account: by its public form, and from then on by a private link (P4). */
export class Askers {
  private readonly change: Commands['run'];

  constructor(
    private readonly db: DataSource,
    commands: Commands,
  ) {
    this.change = commands.run.bind(commands);
  }

  /** Every token is made by whoever shows it once: neither ledger nor log holds it. */
  makeRequestForm = (command: say.MakeRequestForm, token: string, asking: Asking) =>
    this.change('makeRequestForm', [], command, asking, (change, actor) => form.make(change, actor, kept(token)));
  revokeRequestForm = (command: say.RevokeRequestForm, asking: Asking) =>
    this.change('revokeRequestForm', [], command, asking, form.revoke);
  /** The form that is in force, if one is. */
  form = (teamId: Id): Promise<say.RequestForm | null> => form.forms.of(this.db.manager, teamId);

  /** The team whose form a token opens; null where it is wrong, old or revoked. */
  teamAskedBy = (token: string): Promise<Id | null> => form.forms.teamBehind(this.db, hashOf(token));
  formPage = (teamId: Id): Promise<say.FormPage> => reading.formPage(this.db, teamId);
  /**
   * `token` is the private link of whoever asks. They get an id of their own, made of the team and their key: so a
   * repeat is known as one (L4), and nobody else's key is in their way.
   */
  askByForm = (teamId: Id, command: say.AskByForm, token: string, key: string) =>
    this.change('askByForm', [], command, { actor: someone(teamId, command.name, key), key }, (change, actor) =>
      store.ask(change, actor, command, hashOf(token)),
    );
  /** For a command whose first answer was lost: false where its link has been opened since. */
  giveLinkAgain = (requestId: Id, token: string): Promise<boolean> =>
    links.giveAgain(this.db, requestId, hashOf(token));

  /** As for `teamAskedBy`. */
  followerBy = (token: string): Promise<links.LinkFound | null> => links.follower(this.db, hashOf(token));
  followed = (id: Id, actor: Actor): Promise<say.FollowedRequest> => reading.followedRequest(this.db, id, actor);
  withdrawAsked = (id: Id, command: say.WithdrawAsked, asking: Asking) =>
    this.change('withdrawAsked', [id], command, asking, (change, actor) => store.withdraw(change, actor, id));
  askAgain = (id: Id, command: say.AskAgain, asking: Asking) =>
    this.change('askAgain', [id], command, asking, (change, actor) => store.askAgain(change, actor, id));
  tellWhatFellShort = (id: Id, command: say.TellWhatFellShort, asking: Asking) =>
    this.change('tellWhatFellShort', [id], command, asking, (change, actor) =>
      store.tellWhatFellShort(change, actor, id, command),
    );

  follower = (id: Id, actor: Actor): Promise<say.Follower | null> => reading.followerOf(this.db, id, actor);
  renewFollowLink = (id: Id, command: say.RenewFollowLink, token: string, asking: Asking) =>
    this.change('renewFollowLink', [id], command, asking, (change, actor) =>
      store.link(change, actor, id, hashOf(token)),
    );
  revokeFollowLink = (id: Id, command: say.RevokeFollowLink, asking: Asking) =>
    this.change('revokeFollowLink', [id], command, asking, (change, actor) => store.link(change, actor, id, null));
}

const someone = (teamId: Id, name: string, key: string): Actor => ({
  id: idFrom(key, teamId),
  name,
  teamId,
  roles: [],
});
