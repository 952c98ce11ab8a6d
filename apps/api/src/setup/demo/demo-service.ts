import { ServiceQueue } from '@twotrack/service-queue';
import type { ColumnId } from '@twotrack/service-queue/contract';
import type { DataSource } from 'typeorm';
import type { AskAs } from './ask-as.js';
import { DemoCauses, type Opened } from './demo-causes.js';
import { DEMO_QUEUES, DEMO_SERVICE_COLUMNS } from './demo-desk.js';
import { SOLVED_TICKETS } from './demo-solved-tickets.js';
import type { DemoTicket } from './demo-ticket.js';
import { OPEN_TICKETS } from './demo-tickets.js';
import { Past } from './past.js';

/** Fills the demo's service track by its commands, each at its moment in the past, with the clock ringing in between. */
export class DemoService {
  private readonly past: Past;
  private readonly queues: ServiceQueue;
  /** By title. */
  private readonly tickets = new Map<string, Opened & { column: ColumnId }>();

  constructor(
    db: DataSource,
    private readonly ask: AskAs,
    start: number,
  ) {
    this.past = new Past(start, (until, at) => this.ringUntil(until, at));
    this.queues = new ServiceQueue(db, this.past.now);
  }

  async make(): Promise<void> {
    this.past.tell('queues', '42 08:30', () => this.makeQueues());
    for (const { column, limit, policy } of DEMO_SERVICE_COLUMNS) {
      this.past.tell(column, '42 08:40', () =>
        this.queues.setColumnLimit(column, { limit }, this.ask('bao', `limit ${column}`)),
      );
      this.past.tell(column, '42 08:45', () =>
        this.queues.setColumnPolicy(column, { policy }, this.ask('bao', `policy ${column}`)),
      );
    }
    for (const ticket of [...SOLVED_TICKETS, ...OPEN_TICKETS]) this.tellTicket(ticket);
    new DemoCauses(this.queues, this.ask, (title) => this.tickets.get(title)!).tell(this.past);
    await this.past.play();
  }

  private async makeQueues(): Promise<void> {
    const rules = [];
    for (const { name, services } of DEMO_QUEUES) {
      const { queue } = await this.queues.createQueue({ name }, this.ask('bao', `queue ${name}`));
      for (const service of services) {
        rules.push({
          name: `${service} → ${name}`,
          when: [{ field: 'service', test: 'is' as const, value: service }],
          queueId: queue.id,
        });
      }
    }
    await this.queues.setRouting({ version: 1, rules }, this.ask('bao', 'routing'));
  }

  private tellTicket(ticket: DemoTicket): void {
    const { title, at, acked, pulled, who = 'bao', because, waits, resolved } = ticket;
    const after = (minutes: number | undefined, act: () => Promise<unknown>) => {
      if (minutes !== undefined) this.past.tellSince(title, at, minutes, act);
    };
    const move = (column: ColumnId, act: string, reason?: string) => async () => {
      const was = this.tickets.get(title)!;
      const { id, column: from } = was;
      await this.queues.moveTicket(id, { from, column, reason }, this.ask(who, `${act} ${title}`));
      this.tickets.set(title, { ...was, column });
    };
    this.past.tell(title, at, () => this.open(ticket));
    after(acked, () =>
      this.queues.acknowledgeTicket(this.tickets.get(title)!.id, {}, this.ask('chloe', `acknowledge ${title}`)),
    );
    after(pulled, move('working', 'pull', because));
    after(waits?.from, move('waiting', 'wait', waits?.for));
    after(waits?.until, move('working', 'resume'));
    after(resolved, move('resolved', 'resolve'));
  }

  private async open({ title, kind, service, facts, details, by = 'bao' }: DemoTicket): Promise<void> {
    const stated = Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, { value }]));
    const { ticket } = await this.queues.openTicket(
      { kind, title, service, details, facts: stated },
      this.ask(by, `ticket ${title}`),
    );
    this.tickets.set(title, ticket);
  }

  /** Rings each alarm at the moment at which it was due, not all of them today. */
  private async ringUntil(until: string, at: (moment: string) => void): Promise<void> {
    for (let rang = ''; ;) {
      const due = await this.queues.nextDue();
      if (!due || due > until || due <= rang) return;
      at(due);
      await this.queues.ringDue();
      rang = due;
    }
  }
}
