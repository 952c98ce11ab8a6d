import type { Actor, Asking } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import type { Commands } from './persistence/commands.js';
import * as store from './persistence/evidence/evidence.store.js';
import { evidenceOf, hitRatesOf, toProve } from './persistence/evidence/readings.js';
import * as link from './persistence/evidence/stakeholder-link.store.js';
import { stakeholderView } from './persistence/evidence/stakeholder-view.js';
import { hashOf, kept } from './persistence/public-link.js';

type Id = string;

/** What became of what was shipped: evidence, verdicts, how often bets hold, and who outside may look on (P16). */
export class Proof {
  private readonly change: Commands['run'];

  /** `toldNow` as in `EventStream`. */
  constructor(
    private readonly db: DataSource,
    commands: Commands,
    private readonly toldNow?: () => string,
  ) {
    this.change = commands.run.bind(commands);
  }

  addEvidence = (id: Id, command: say.AddEvidence, asking: Asking) =>
    this.change('addEvidence', [id], command, asking, (change, actor) => store.add(change, actor, id, command));
  withdrawEvidence = (id: Id, command: say.WithdrawEvidence, asking: Asking) =>
    this.change('withdrawEvidence', [id], command, asking, (change, actor) =>
      store.withdraw(change, actor, id, command),
    );
  setReviewDate = (id: Id, command: say.SetReviewDate, asking: Asking) =>
    this.change('setReviewDate', [id], command, asking, (change, actor) =>
      store.setReviewDate(change, actor, id, command),
    );
  giveVerdict = (id: Id, command: say.GiveVerdict, asking: Asking) =>
    this.change('giveVerdict', [id], command, asking, (change, actor) => store.giveVerdict(change, actor, id, command));
  withdrawVerdict = (id: Id, command: say.WithdrawVerdict, asking: Asking) =>
    this.change('withdrawVerdict', [id], command, asking, (change, actor) => store.withdrawVerdict(change, actor, id));

  /** `token` is made by whoever shows it once: neither ledger nor log holds it. */
  makeStakeholderLink = (command: say.MakeStakeholderLink, token: string, asking: Asking) =>
    this.change('makeStakeholderLink', [], command, asking, (change, actor) => link.make(change, actor, kept(token)));
  revokeStakeholderLink = (command: say.RevokeStakeholderLink, asking: Asking) =>
    this.change('revokeStakeholderLink', [], command, asking, link.revoke);

  of = (id: Id, actor: Actor): Promise<say.ItemEvidence> => evidenceOf(this.db, id, actor);
  toProve = (page: say.ToProvePage, actor: Actor): Promise<say.ToProve> =>
    toProve(this.db, page, actor, this.toldNow?.());
  hitRates = (actor: Actor): Promise<say.HitRates> => hitRatesOf(this.db, actor);

  /** The link for stakeholders that is in force, if one is. */
  stakeholderLink = (teamId: Id): Promise<say.StakeholderLink | null> => link.links.of(this.db.manager, teamId);
  /** The team that a token shows; null where it is wrong, old or revoked. */
  shownBy = (token: string): Promise<string | null> => link.links.teamBehind(this.db, hashOf(token));
  shown = (teamId: Id, page: say.StakeholderPage): Promise<say.StakeholderView> =>
    stakeholderView(this.db, teamId, page, this.toldNow?.());
}
