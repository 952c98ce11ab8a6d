import { notFound, type Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type {
  Backtest,
  BacktestPolicy,
  LintPolicy,
  PolicyDraft,
  PolicyFinding,
  PolicyUse,
  PolicyUseOver,
  SeverityPolicy,
} from '../contract/index.js';
import { BacktestTally, UseTally, checkPolicy, checkWindow, csvOf, lintPolicy, onlyInsiders } from '../domain/index.js';
import type { Desks } from './desk.js';
import { draftOf, versionOf } from './policy-draft.store.js';
import { disputesSince, pastTickets } from './policy-past.js';

const DAY_MS = 86_400_000;

/** What is read of policies and of how they would have judged: beside the turnstile, in bounded memory. */
export class PolicyReadings {
  constructor(
    private readonly db: DataSource,
    private readonly desks: Desks,
  ) {}

  async draft(actor: Actor): Promise<{ draft: PolicyDraft | null; findings: PolicyFinding[] }> {
    onlyInsiders(actor);
    const { draft } = await draftOf(this.db.manager, actor.teamId);
    return { draft, findings: draft ? lintPolicy(draft.policy) : [] };
  }

  lint({ policy }: LintPolicy, actor: Actor): { findings: PolicyFinding[] } {
    onlyInsiders(actor);
    return { findings: lintPolicy(policy) };
  }

  async backtest(command: BacktestPolicy, actor: Actor): Promise<Backtest> {
    onlyInsiders(actor);
    checkWindow(command);
    checkPolicy(command.policy);
    const tally = new BacktestTally(command.policy, command.zone);
    const versions = new Map<number, Promise<SeverityPolicy | null>>();
    for await (const batch of pastTickets(this.db, actor.teamId, command.from, command.to)) {
      for (const ticket of batch) {
        const { policyVersion } = ticket;
        const version = versions.get(policyVersion) ?? versionOf(this.db.manager, actor.teamId, policyVersion);
        versions.set(policyVersion, version);
        tally.add(ticket, (await version)!);
      }
    }
    return tally.told();
  }

  async use({ days }: PolicyUseOver, actor: Actor): Promise<PolicyUse> {
    onlyInsiders(actor);
    const now = Date.now();
    const [since, until] = [new Date(now - days * DAY_MS), new Date(now + DAY_MS)].map((at) => at.toISOString());
    const { policy } = await this.desks.settingsOf(this.db.manager, actor.teamId);
    const tally = new UseTally(policy, await disputesSince(this.db, actor.teamId, since!));
    for await (const batch of pastTickets(this.db, actor.teamId, since!, until!)) {
      for (const ticket of batch) tally.add(ticket);
    }
    return tally.told(since!);
  }

  /** Of the draft, or of a version by its number. */
  async csv(of: 'draft' | number, actor: Actor): Promise<string> {
    onlyInsiders(actor);
    const policy =
      of === 'draft'
        ? (await draftOf(this.db.manager, actor.teamId)).draft?.policy
        : await versionOf(this.db.manager, actor.teamId, of);
    if (!policy) throw notFound('policy', String(of));
    checkPolicy(policy);
    return csvOf(policy);
  }
}
