import type { EntityManager } from 'typeorm';
import { notFound, type Who } from '@twotrack/shared';
import type { Person } from './team-contract.js';

const PERSON = `p.id, p.name, m.roles, m.on_call as "onCall"`;
const MEMBERS = `identity.membership m join identity.person p on p.id = m.person_id`;

export const peopleOf = (tx: EntityManager, teamId: string): Promise<Person[]> =>
  tx.query(`select ${PERSON} from ${MEMBERS} where m.team_id = $1 order by p.name, p.id`, [teamId]);

export async function memberOf(tx: EntityManager, teamId: string, personId: string): Promise<Person | null> {
  const [person] = await tx.query(`select ${PERSON} from ${MEMBERS} where m.team_id = $1 and p.id = $2`, [
    teamId,
    personId,
  ]);
  return person ?? null;
}

export async function productOwnerOf(tx: EntityManager, teamId: string): Promise<Who | null> {
  const [row] = await tx.query(
    `select p.id, p.name from ${MEMBERS} where m.team_id = $1 and 'product-owner' = any(m.roles)`,
    [teamId],
  );
  return row ?? null;
}

export async function onCallOf(tx: EntityManager, teamId: string): Promise<string | null> {
  const [row] = await tx.query(
    `select person_id as id from identity.membership
     where team_id = $1 and on_call and roles && '{member,product-owner}' order by person_id limit 1`,
    [teamId],
  );
  return row?.id ?? null;
}

/** Refuses, as missing, the first who does not work in this team (A3). */
export async function allWorkHere(tx: EntityManager, teamId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  const rows: { id: string }[] = await tx.query(
    `select person_id as id from identity.membership where team_id = $1 and person_id = any($2) and roles && '{member,product-owner}'`,
    [teamId, personIds],
  );
  const stranger = personIds.find((id) => !rows.some((row) => row.id === id));
  if (stranger) throw notFound('person', stranger);
}
