import type { ServiceQueue } from '@twotrack/service-queue';
import type { AskAs } from './ask-as.js';
import { DEMO_QUEUES, DEMO_SERVICE_COLUMNS } from './demo-desk.js';
import { DEMO_TICKETS, type DemoTicket } from './demo-tickets.js';

/** Fills the demo's service track by its commands. */
export class DemoService {
  constructor(private readonly queues: ServiceQueue) {}

  async make(ask: AskAs): Promise<void> {
    await this.makeQueues(ask);
    for (const ticket of DEMO_TICKETS) await this.makeTicket(ticket, ask);
    for (const { column, limit, policy } of DEMO_SERVICE_COLUMNS) {
      await this.queues.setColumnLimit(column, { limit }, ask('bao', `limit ${column}`));
      await this.queues.setColumnPolicy(column, { policy }, ask('bao', `policy ${column}`));
    }
  }

  private async makeQueues(ask: AskAs): Promise<void> {
    const rules = [];
    for (const { name, services } of DEMO_QUEUES) {
      const { queue } = await this.queues.createQueue({ name }, ask('bao', `queue ${name}`));
      for (const service of services) {
        rules.push({
          name: `${service} → ${name}`,
          when: [{ field: 'service', test: 'is' as const, value: service }],
          queueId: queue.id,
        });
      }
    }
    await this.queues.setRouting({ rules }, ask('bao', 'routing'));
  }

  private async makeTicket(
    { title, kind, service, facts, details, by = 'bao', column, who, acknowledged, waitsFor }: DemoTicket,
    ask: AskAs,
  ): Promise<void> {
    const stated = Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, { value }]));
    const { ticket } = await this.queues.openTicket(
      { kind, title, service, details, facts: stated },
      ask(by, `ticket ${title}`),
    );
    if (acknowledged) await this.queues.acknowledgeTicket(ticket.id, {}, ask('chloe', `acknowledge ${title}`));
    if (!column) return;
    await this.queues.moveTicket(
      ticket.id,
      { from: ticket.column, column: 'working' },
      ask(who ?? 'bao', `pull ${title}`),
    );
    if (column === 'working') return;
    await this.queues.moveTicket(
      ticket.id,
      { from: 'working', column, reason: waitsFor },
      ask(who ?? 'bao', `move ${title}`),
    );
  }
}
