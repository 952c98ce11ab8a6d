import type { EmbeddedPostgres } from '@twotrack/api/embedded-postgres';
import { setTimeout as wait } from 'node:timers/promises';
import { createSender, send, type Sender } from '../intake/sender.js';
import type { ApiProcess } from '../support/api.js';
import type { Client } from '../support/client.js';
import { History } from '../support/history.js';
import type { TestTeam } from '../support/team.js';
import { byCallers, untilAnswered } from '../support/until-answered.js';

const CALLERS = 16;
const ALERTS = 3;
const AGAIN_MS = 50;
const PATIENCE_MS = 60_000;

/** Where the storm goes: the processes as they are just now, for they are killed and started anew. */
export interface Place {
  readonly apis: readonly ApiProcess[];
  readonly database: EmbeddedPostgres;
  readonly team: TestTeam;
}

/**
 * People on both tracks and a monitor, all at once: commands under keys that are asked again until answered, some by
 * people who give up at the first trouble, and bodies of alerts, each sent twice. Remembers what became of each.
 */
export class Storm {
  readonly history = new History();
  readonly receipts: string[] = [];

  private constructor(
    private readonly place: Place,
    private readonly monitor: Sender,
  ) {}

  static async over(place: Place): Promise<Storm> {
    return new Storm(place, await createSender(place.apis[0]!, place.team, 'alertmanager'));
  }

  /** So many commands; in the middle of them that happens. Resolves when both are over. */
  async blow(name: string, commands: number, happen: () => Promise<void>): Promise<void> {
    const middle = Math.floor(commands / 3);
    let happening: Promise<void> = Promise.resolve();
    await byCallers(
      CALLERS,
      Array.from({ length: commands }, (_, i) => i),
      async (i) => {
        if (i === middle) happening = happen();
        await this.one(`${name}, command ${i}`, i);
      },
    );
    await happening;
  }

  /** A write by one process alone, asked until it is acknowledged. */
  async write(title: string, client: Client): Promise<void> {
    const { reply } = await untilAnswered([client], this.tickets, { kind: 'incident', title });
    this.history.note(title, reply.status === 201 ? 'ok' : 'refused');
  }

  private one(title: string, i: number): Promise<void> {
    if (i % 8 === 7) return this.alarm(title);
    const { dana, bao } = this.place.team;
    const item = { type: 'feature', title };
    const ticket = { kind: 'incident', title };
    const [client, path, body] =
      i % 2 === 0 ? ([dana, this.items, item] as const) : ([bao, this.tickets, ticket] as const);
    return i % 25 === 24 ? this.once(client, path, body) : this.insist(client, path, body);
  }

  private async insist(client: Client, path: string, body: { title: string }): Promise<void> {
    const { reply } = await untilAnswered(this.everywhere(client), path, body);
    this.history.note(body.title, reply.status === 201 ? 'ok' : 'refused');
  }

  private async once(client: Client, path: string, body: { title: string }): Promise<void> {
    const reply = await this.everywhere(client)[0]!
      .post(path, body)
      .catch(() => null);
    const known = reply && reply.status < 500;
    this.history.note(body.title, !known ? 'unknown' : reply.status === 201 ? 'ok' : 'refused');
  }

  /** As monitors do: again until it is taken, and once more after that. */
  private async alarm(title: string): Promise<void> {
    const names = Array.from({ length: ALERTS }, (_, i) => `${title}, alert ${i}`);
    const alerts = names.map((name) => ({
      ...{ status: 'firing', labels: { alertname: name }, fingerprint: name },
      ...{ startsAt: '2026-11-20T06:10:00.000Z', endsAt: '0001-01-01T00:00:00Z' },
    }));
    for (let times = 0; times < 2; times++) this.receipts.push(await this.untilTaken({ version: '4', alerts }));
    for (const name of names) this.history.note(name, 'ok');
  }

  private async untilTaken(body: object): Promise<string> {
    const end = Date.now() + PATIENCE_MS;
    for (let tries = 0; Date.now() < end; tries++) {
      const at = this.everywhere(this.monitor.client);
      const reply = await send({ ...this.monitor, client: at[tries % at.length]! }, body).catch(() => null);
      if (reply?.status === 200) return reply.body.receipt;
      if (reply && reply.status !== 503) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
      await wait(AGAIN_MS);
    }
    throw new Error(`A body of alerts was not taken within ${PATIENCE_MS} ms.`);
  }

  private everywhere = (client: Client): Client[] => this.place.apis.map(({ url }) => client.at(url));
  private get tickets(): string {
    return `/api/teams/${this.place.team.slug}/service-queue/tickets`;
  }
  private get items(): string {
    return `/api/teams/${this.place.team.slug}/product-backlog/items`;
  }
}
