import { clockOf } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { ServiceEvent, Ticket } from '../../contract/index.js';
import { isFlapping, settledByClock, type Episode } from '../../domain/index.js';
import type { Alarm } from '../alarm.js';
import { ticketRows, type Desks } from '../desk.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { clearAlarms, stillDue } from './alarms.js';
import { EPISODE } from './ground.js';
import { takeSteps } from './tickets.js';

/** Alerts that went on and off and did so no more for a while: what their senders said last is applied (S13). */
export const ringSettled =
  (desks: Desks) =>
  async (change: Change<ServiceEvent>, teamId: string, alarms: readonly Alarm[]): Promise<number> => {
    const ids = await stillDue(change, alarms);
    if (ids.length === 0) return 0;
    const rows = await prepared<{ ticket: Ticket; episode: Episode }>(change.read, FLAPPING, [teamId, ids]);
    const desk = await desks.read(change, teamId);
    clearAlarms(change, 'settle', ids);
    change.send(prepared(change.write, ANEW, [rows.flatMap(({ episode }) => episode?.id ?? [])]));
    const steps = rows
      .filter(({ ticket, episode }) => isFlapping(ticket) && episode)
      .map(({ ticket: was, episode }) => ({
        was,
        now: settledByClock(was, episode, desk.settings.policy, change.now),
        tell: (ticket: Ticket): ServiceEvent => ({
          ...{ type: 'ticket-settled', ticket, from: was.column },
          firing: episode.endedAt === null,
        }),
      }));
    await takeSteps(change, desks, desk, clockOf(teamId), steps);
    return ids.length;
  };

const FLAPPING = `
  select ${ticketRows.json('t')} as ticket, (select json_build_object(${EPISODE}) from ${SERVICE_SCHEMA}.episode e
    where e.ticket_id = t.id and e.course is not null order by e.id desc limit 1) as episode
  from ${SERVICE_SCHEMA}.ticket t where t.id = any($2::uuid[]) and t.team_id is not distinct from $1 order by t.id`;

// counted on its ticket by now; whatever it does next is looked at anew
const ANEW = `update ${SERVICE_SCHEMA}.episode set course = null where id = any($1::uuid[])`;
