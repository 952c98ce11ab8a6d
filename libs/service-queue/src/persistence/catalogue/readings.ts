import type { Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type { CatalogueView, Service } from '../../contract/index.js';
import { csvOfServices, onlyInsiders } from '../../domain/index.js';
import type { Desks } from '../desk.js';
import { SERVICE_SCHEMA } from '../tables.js';

const UNKNOWN_TOLD = 20;

/** What the catalogue holds, what depends on it, and what it lacks. */
export class CatalogueReadings {
  constructor(
    private readonly db: DataSource,
    private readonly desks: Desks,
  ) {}

  async services(actor: Actor): Promise<CatalogueView> {
    onlyInsiders(actor);
    const services = await this.all(actor);
    const named: { name: string; tickets: number }[] = await this.db.query(
      `select min(t.service) as name, count(*)::int as tickets from ${SERVICE_SCHEMA}.ticket t
       where t.team_id = $1 and t.service is not null and t.resolved_at is null
       group by lower(t.service) order by 2 desc, 1`,
      [actor.teamId],
    );
    const known = new Map(services.flatMap((one) => (one.retiredAt ? [] : [[one.name.toLowerCase(), one.id]])));
    const idOf = ({ name }: { name: string }) => known.get(name.toLowerCase());
    return {
      services,
      open: Object.fromEntries(named.flatMap((one) => (idOf(one) ? [[idOf(one)!, one.tickets]] : []))),
      unknown: named.filter((one) => !idOf(one)).slice(0, UNKNOWN_TOLD),
    };
  }

  async csv(actor: Actor): Promise<string> {
    onlyInsiders(actor);
    const { queues } = await this.desks.settingsOf(this.db.manager, actor.teamId);
    const services = await this.all(actor);
    return csvOfServices(services.filter(({ retiredAt }) => !retiredAt), queues); // prettier-ignore
  }

  /** Whose service this is; null where there is none. */
  async teamOf(id: string): Promise<string | null> {
    const [row] = await this.db.query(`select team_id as team from ${SERVICE_SCHEMA}.service where id = $1`, [id]);
    return row?.team ?? null;
  }

  private async all({ teamId }: Actor): Promise<Service[]> {
    const rows: { service: Service }[] = await this.db.query(
      `select s.service from ${SERVICE_SCHEMA}.service s where s.team_id = $1
       order by s.retired_at is not null, lower(s.service ->> 'name'), s.id`,
      [teamId],
    );
    return rows.map(({ service }) => service);
  }
}
