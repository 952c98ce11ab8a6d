import type { ServiceQueue } from '@twotrack/service-queue';
import type { AskAs } from './ask-as.js';
import { DEMO_PLANS, DEMO_PROBLEM, DEMO_REPLIES, DEMO_SERVICES } from './demo-kept.js';
import type { Past } from './past.js';

const AN_HOUR = 3600_000;

/** The same when it is told again after a crash (L4). */
export interface Opened {
  readonly id: string;
  readonly reportedAt: string;
}

/** What the demo's team keeps beside its tickets: services, replies, the cause of several tickets, planned work. */
export class DemoCauses {
  constructor(
    private readonly queues: ServiceQueue,
    private readonly ask: AskAs,
    /** The ticket of a title, as it was opened. */
    private readonly opened: (title: string) => Opened,
  ) {}

  tell(past: Past): void {
    for (const service of DEMO_SERVICES) {
      past.tell('services', '42 08:35', () =>
        this.queues.catalogue.createService(service, this.ask('bao', `service ${service.name}`)),
      );
    }
    for (const reply of DEMO_REPLIES) {
      past.tell('replies', '42 08:55', () =>
        this.queues.work.createCannedReply(reply, this.ask('bao', `reply ${reply.name}`)),
      );
    }
    past.tell('problem', DEMO_PROBLEM.at, () => this.findCause());
    for (const plan of DEMO_PLANS) past.tell(plan.title, plan.at, () => this.plan(plan));
  }

  private async findCause(): Promise<void> {
    const { title, description, cause, workaround, tickets } = DEMO_PROBLEM;
    const found = { title, description, ids: tickets.map((one) => this.opened(one).id) };
    const { problem } = await this.queues.problems.createProblem(found, this.ask('bao', 'problem'));
    const named = await this.queues.problems.nameCause(
      problem.id,
      { version: problem.version, cause },
      this.ask('bao', 'cause'),
    );
    const { version } = named.problem;
    const meanwhile = { version, workaround: { text: workaround, level: null } };
    await this.queues.problems.setWorkaround(problem.id, meanwhile, this.ask('bao', 'workaround'));
  }

  private async plan({ title, from, to, risk, rollback }: (typeof DEMO_PLANS)[number]): Promise<void> {
    const { id, reportedAt } = this.opened(title);
    const at = (hours: number): string => new Date(Date.parse(reportedAt) + hours * AN_HOUR).toISOString();
    const plan = { from: at(from), to: at(to), risk, rollback };
    // nothing has happened to it before
    await this.queues.timelines.planChange(id, { version: 1, plan }, this.ask('chloe', `plan ${title}`));
  }
}
