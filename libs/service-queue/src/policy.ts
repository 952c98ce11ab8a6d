import type { Actor, Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import type { Desks } from './persistence/desk.js';
import { DisputesStore } from './persistence/policy-disputes.store.js';
import { PolicyDraftStore } from './persistence/policy-draft.store.js';
import { PolicyReadings } from './persistence/policy-readings.js';
import type { TicketsStore } from './persistence/tickets.store.js';
import type { Recalculation } from './recalculation.js';

/** How a team changes its severity policy: a draft that is checked, tried on the past and activated; disputed facts. */
export class PolicyDesk {
  private readonly drafts: PolicyDraftStore;
  private readonly disputes: DisputesStore;
  private readonly readings: PolicyReadings;

  constructor(
    db: DataSource,
    stream: EventStream<say.ServiceEvent>,
    desks: Desks,
    tickets: TicketsStore,
    private readonly recalculation: Recalculation,
  ) {
    this.drafts = new PolicyDraftStore(db, stream, desks);
    this.disputes = new DisputesStore(tickets);
    this.readings = new PolicyReadings(db, desks);
  }

  saveDraft = (command: say.SavePolicyDraft, asking: Asking) => this.drafts.saveDraft(command, asking);
  startDraft = (command: say.StartPolicyDraft, asking: Asking) => this.drafts.startDraft(command, asking);
  discardDraft = (command: say.DiscardPolicyDraft, asking: Asking) => this.drafts.discardDraft(command, asking);
  importCsv = (command: say.ImportPolicyCsv, asking: Asking) => this.drafts.importCsv(command, asking);
  async activateDraft(command: say.ActivatePolicyDraft, asking: Asking) {
    const answer = await this.drafts.activateDraft(command, asking);
    this.recalculation.start(asking.actor.teamId);
    return answer;
  }
  disputeFact = (id: string, command: say.DisputeFact, asking: Asking) =>
    this.disputes.disputeFact(id, command, asking);
  withdrawDispute = (id: string, command: say.WithdrawDispute, asking: Asking) =>
    this.disputes.withdrawDispute(id, command, asking);

  draft = (actor: Actor) => this.readings.draft(actor);
  lint = (command: say.LintPolicy, actor: Actor) => this.readings.lint(command, actor);
  backtest = (command: say.BacktestPolicy, actor: Actor) => this.readings.backtest(command, actor);
  use = (over: say.PolicyUseOver, actor: Actor) => this.readings.use(over, actor);
  csv = (of: 'draft' | number, actor: Actor) => this.readings.csv(of, actor);
}
