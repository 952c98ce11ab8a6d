import type { Answer, Asking } from '@twotrack/shared';
import { prepared, together, type Change, type EventStream } from '@twotrack/shared/stream';
import type { EndStorm, ServiceEvent, Storm, TakeLead } from '../../contract/index.js';
import { endedByHand, ledBy, nextLook, toldByClock } from '../../domain/index.js';
import type { Alarm } from '../alarm.js';
import type { Desks } from '../desk.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { orderOf } from '../tickets.store.js';
import { nextAlarm, putWeather } from './weather.js';

/** The storm as a state of a team's board: who leads it, and its end. */
export class StormStore {
  constructor(
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  takeLead(command: TakeLead, asking: Asking): Promise<Answer<{ storm: Storm }>> {
    return this.stream.change(orderOf(asking, { takeLead: command }), async (change) => {
      const { actor } = asking;
      const { weather } = await this.desks.read(change, actor.teamId);
      const led = ledBy(weather, actor, change.now);
      const was = weather.storm!.lead;
      putWeather(change, this.desks, actor.teamId, led, { type: 'storm-led', storm: led.storm, was });
      return { storm: led.storm };
    });
  }

  endStorm(command: EndStorm, asking: Asking): Promise<Answer<{ storm: Storm }>> {
    return this.stream.change(orderOf(asking, { endStorm: command }), async (change) => {
      const { actor } = asking;
      const { weather } = await this.desks.read(change, actor.teamId);
      const [next, news] = endedByHand(weather, actor, change.now);
      putWeather(change, this.desks, actor.teamId, next, news);
      return { storm: news.storm };
    });
  }

  /** The clock comes by, also where nothing is to tell: as long as it goes on. How many storms it looked at. */
  ring = async (change: Change<ServiceEvent>, teamId: string, alarms: readonly Alarm[]): Promise<number> => {
    const ids = alarms.map(({ cardId }) => cardId);
    const due = await prepared<{ id: string }>(
      change.read,
      `select card_id as id from ${SERVICE_SCHEMA}.alarm
       where card_id = any($1::uuid[]) and kind = 'storm' and due_at <= $2`,
      [ids, change.now],
    );
    if (due.length === 0) return 0;
    const { weather, settings } = await this.desks.read(change, teamId);
    const [next, news] = toldByClock(weather, settings.folding.storm, change.now);
    change.send(
      together(change.write, (given) => [
        `delete from ${SERVICE_SCHEMA}.alarm where card_id = any(${given(ids.filter((id) => id !== next.storm?.id))}::uuid[])
           and kind = 'storm'`,
        ...(next.storm && !news ? [nextAlarm(given, next.storm, teamId, nextLook(change.now, false))] : []),
      ]),
    );
    if (next !== weather || news) putWeather(change, this.desks, teamId, next, news);
    return due.length;
  };
}
