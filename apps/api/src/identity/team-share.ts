import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type { EntityManager } from 'typeorm';
import type { CapacityShare, ShareStated, StateShare } from './team-contract.js';

/** What the team states; null where it states nothing. */
export async function shareOf(tx: EntityManager, teamId: string): Promise<CapacityShare | null> {
  const [row] = await tx.query('select share from identity.capacity_share where team_id = $1', [teamId]);
  return row?.share ?? null;
}

export async function writeShare(tx: EntityManager, teamId: string, share: CapacityShare | null): Promise<void> {
  if (!share) return void (await tx.query('delete from identity.capacity_share where team_id = $1', [teamId]));
  await tx.query(
    `insert into identity.capacity_share (team_id, share) values ($1, $2)
     on conflict (team_id) do update set share = excluded.share`,
    [teamId, JSON.stringify(share)],
  );
}

/**
 * A decision, dated and with the name of whoever made it; null where that share is stated already. Refuses whoever
 * decides over a share that is no more.
 */
export function stated(
  was: CapacityShare | null,
  { from, product, ...words }: StateShare,
  actor: Actor,
  now: string,
): ShareStated | null {
  if (from !== (was?.product ?? null)) {
    throw new Refusal('conflict', 'share-changed', { share: was }, 'Somebody has stated another share meanwhile.');
  }
  if (product === from) return null;
  const reason = words.reason ?? null;
  const share = product === null ? null : { product, by: whoIs(actor), at: now, reason };
  return { type: 'share-stated', share, was, reason };
}
