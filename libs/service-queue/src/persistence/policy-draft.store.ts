import { Refusal, type Answer, type Asking } from '@twotrack/shared';
import { prepared, type Change, type EventStream } from '@twotrack/shared/stream';
import type { DataSource, EntityManager } from 'typeorm';
import type {
  ActivatePolicyDraft,
  DiscardPolicyDraft,
  ImportedAs,
  ImportPolicyCsv,
  PolicyDraft,
  PolicyDraftSaved,
  SavePolicyDraft,
  ServiceEvent,
  SeverityPolicy,
  SeverityPolicyDraft,
  StartPolicyDraft,
} from '../contract/index.js';
import {
  draftFrom,
  draftOfPolicy,
  mustBeSound,
  onlyAdmins,
  redrafted,
  sawDraft,
  severitiesIn,
  withSeverities,
} from '../domain/index.js';
import type { Desks } from './desk.js';
import { activate } from './policy.store.js';
import { SERVICE_SCHEMA } from './tables.js';
import { orderOf } from './tickets.store.js';

type Drafted = Answer<{ draft: PolicyDraft }>;

/** The one draft of a team's policy: saved by admins, started from what was, and brought into force (S6). */
export class PolicyDraftStore {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  saveDraft(command: SavePolicyDraft, asking: Asking): Promise<Drafted> {
    return this.change({ saveDraft: command }, asking, async (change, laid) => ({
      draft: await this.put(change, laid, command.draftVersion, command.policy, null, asking),
    }));
  }

  startDraft({ draftVersion, from }: StartPolicyDraft, asking: Asking): Promise<Drafted> {
    return this.change({ startDraft: from, draftVersion }, asking, async (change, laid) => {
      const version = 'version' in from ? await versionOf(change.read, asking.actor.teamId, from.version) : null;
      return { draft: await this.put(change, laid, draftVersion, draftFrom(from, version), from, asking) };
    });
  }

  /** `as`: how the rows of the file became a policy. That is found out before anybody is kept waiting. */
  async importCsv({ draftVersion, csv }: ImportPolicyCsv, asking: Asking): Promise<Drafted & { as: ImportedAs }> {
    onlyAdmins(asking.actor);
    const { draft } = await draftOf(this.db.manager, asking.actor.teamId);
    const base = draft?.policy ?? (await this.inForce(asking.actor.teamId));
    const rows = (draft?.version ?? 0) === draftVersion ? severitiesIn(csv, base.facts) : null;
    const found = rows && withSeverities(base, rows);
    return this.change({ importCsv: csv, draftVersion }, asking, async (change, laid) => {
      sawDraft(laid.draft, draftVersion);
      if (!found) throw new Refusal('unavailable', 'try-again', {}, 'The draft has just been changed. Try again.');
      const because = { imported: rows!.length };
      return { draft: await this.put(change, laid, draftVersion, found.policy, because, asking), as: found.as };
    });
  }

  discardDraft({ draftVersion }: DiscardPolicyDraft, asking: Asking): Promise<Answer<{ draft: null }>> {
    return this.change({ discardDraft: draftVersion }, asking, async (change, { draft }) => {
      sawDraft(draft, draftVersion);
      await write(change, asking.actor.teamId, draftVersion, null);
      change.record({ type: 'policy-draft-discarded', was: draft! });
      return { draft: null };
    });
  }

  /** One event; the draft is gone with it. */
  activateDraft(command: ActivatePolicyDraft, asking: Asking): Promise<Answer<{ policy: SeverityPolicy }>> {
    return this.change({ activateDraft: command }, asking, async (change, { draft }) => {
      sawDraft(draft, command.draftVersion);
      mustBeSound(draft!.policy);
      const { settings } = await this.desks.read(change, asking.actor.teamId);
      const policy = await activate(change, settings, draft!.policy, command.reason, asking.actor);
      await write(change, asking.actor.teamId, command.draftVersion, null);
      this.desks.forget(change);
      return { policy };
    });
  }

  private change<R extends object>(
    asked: object,
    asking: Asking,
    decide: (change: Change<ServiceEvent>, laid: Laid) => Promise<R>,
  ): Promise<Answer<R>> {
    return this.stream.change(orderOf(asking, asked), async (change) => {
      onlyAdmins(asking.actor);
      return decide(change, await draftOf(change.read, asking.actor.teamId));
    });
  }

  private async inForce(teamId: string): Promise<SeverityPolicyDraft> {
    const { policy } = await this.desks.settingsOf(this.db.manager, teamId);
    return draftOfPolicy((await versionOf(this.db.manager, teamId, policy.version))!);
  }

  private async put(
    change: Change<ServiceEvent>,
    { draft: was, last }: Laid,
    seen: number,
    policy: SeverityPolicyDraft,
    because: PolicyDraftSaved['because'],
    { actor }: Asking,
  ): Promise<PolicyDraft> {
    const draft = redrafted(was, seen, policy, last, actor, change.now);
    await write(change, actor.teamId, draft.version, draft);
    change.record({ type: 'policy-draft-saved', draft, was, because });
    return draft;
  }
}

interface Laid {
  readonly draft: PolicyDraft | null;
  /** The version of the last draft there was. */
  readonly last: number;
}

export async function draftOf(tx: EntityManager, teamId: string): Promise<Laid> {
  const [row] = await prepared<{ version: number; draft: PolicyDraft | null }>(
    tx,
    `select d.version, d.draft from ${SERVICE_SCHEMA}.policy_draft d where d.team_id = $1`,
    [teamId],
  );
  return { draft: row?.draft ?? null, last: row?.version ?? 0 };
}

const write = (change: Change<ServiceEvent>, teamId: string, version: number, draft: PolicyDraft | null) =>
  change.write.query(
    `insert into ${SERVICE_SCHEMA}.policy_draft (team_id, version, draft) values ($1, $2, $3)
     on conflict (team_id) do update set version = excluded.version, draft = excluded.draft`,
    [teamId, version, draft && JSON.stringify(draft)],
  );

export async function versionOf(tx: EntityManager, teamId: string, version: number): Promise<SeverityPolicy | null> {
  const [row] = await tx.query(
    `select p.policy from ${SERVICE_SCHEMA}.severity_policy p where p.team_id = $1 and p.version = $2`,
    [teamId, version],
  );
  return row?.policy ?? null;
}
