import type { Change } from '@twotrack/shared/stream';
import { v7 as newId } from 'uuid';
import type { ServiceEvent } from '../../contract/index.js';
import type { GroupAct } from '../../domain/index.js';
import { KeptActs } from '../kept-acts.js';

export const groupActs = new KeptActs<GroupAct>('group_act', 'group');

/** By which id it is undone. */
export function keepGroupAct(change: Change<ServiceEvent>, teamId: string, act: GroupAct): string {
  const id = newId();
  groupActs.keep(change, teamId, id, act);
  return id;
}
