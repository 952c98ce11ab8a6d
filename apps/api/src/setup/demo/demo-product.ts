import { ProductBacklog } from '@twotrack/product-backlog';
import type { ColumnId } from '@twotrack/product-backlog/contract';
import type { DataSource } from 'typeorm';
import type { AskAs } from './ask-as.js';
import {
  DEMO_PRODUCT_COLUMNS,
  DEMO_PROPOSALS,
  DEMO_REQUESTS,
  type DemoProposal,
  type DemoRequest,
} from './demo-asks.js';
import { OPEN_ITEMS, type DemoItem, type ItemStep } from './demo-backlog.js';
import { FINISHED_ITEMS } from './demo-finished-items.js';
import { DEMO_GOALS, DEMO_VISION, type DemoGoal } from './demo-goals.js';
import { DemoRefined } from './demo-refined.js';
import { dayFrom, dayOf } from './moments.js';
import { Past } from './past.js';

/** Fills the demo's product track by its commands, each at its moment in the past. */
export class DemoProduct {
  private readonly past: Past;
  private readonly backlog: ProductBacklog;
  private readonly refined: DemoRefined;
  /** By title. */
  private readonly ids = new Map<string, string>();
  private readonly columns = new Map<string, ColumnId>();

  constructor(
    db: DataSource,
    private readonly ask: AskAs,
    start: number,
  ) {
    this.past = new Past(start);
    this.backlog = new ProductBacklog(db, this.past.now);
    this.refined = new DemoRefined(this.past, this.backlog, ask, (title) => this.idOf(title));
  }

  async make(): Promise<void> {
    for (const { column, limit, policy } of DEMO_PRODUCT_COLUMNS) {
      this.past.tell(column, '42 09:00', () =>
        this.backlog.setColumnLimit(column, { limit }, this.ask('dana', `limit ${column}`)),
      );
      this.past.tell(column, '42 09:05', () =>
        this.backlog.setColumnPolicy(column, { policy }, this.ask('dana', `policy ${column}`)),
      );
    }
    this.past.tell('vision', '42 09:08', () =>
      this.backlog.settings.setVision({ version: 0, vision: DEMO_VISION }, this.ask('dana', 'vision')),
    );
    for (const goal of DEMO_GOALS) this.tellGoal(goal);
    for (const item of [...FINISHED_ITEMS, ...OPEN_ITEMS]) this.tellItem(item);
    for (const request of DEMO_REQUESTS) this.tellRequest(request);
    for (const proposal of DEMO_PROPOSALS) this.tellProposal(proposal);
    await this.past.play();
  }

  private tellGoal({ title, why, measure, opened, endsIn, reports, serving, closed }: DemoGoal): void {
    const { goals } = this.backlog;
    const dana = (act: string) => this.ask('dana', `${act} ${title}`);
    this.past.tell(title, opened, async () => {
      // by when the team was made, so that a demo begun again says the same
      const made = madeAt(this.ask('dana', '').actor.teamId);
      const days = { startsOn: dayOf(opened, made), endsOn: dayFrom(endsIn, made) };
      const { goal } = await goals.openGoal({ title, why, measure, ...days }, dana('goal'));
      this.ids.set(title, goal.id);
    });
    for (const [at, current] of reports)
      this.past.tell(title, at, () => goals.reportProgress(this.idOf(title), { current }, dana(`report ${at}`)));
    for (const [item, at] of serving)
      this.past.tell(`${item} serves`, at, () =>
        goals.serveGoal(this.idOf(item), { goalId: this.idOf(title) }, dana(`serve ${item}`)),
      );
    if (!closed) return;
    const { at, ...said } = closed;
    this.past.tell(title, at, () => goals.closeGoal(this.idOf(title), said, dana('close')));
  }

  private tellItem({ title, type, problem, whoseProblem, since, asked, steps = [] }: DemoItem): void {
    const kind = { type, whoseProblem };
    if (asked) {
      this.tellRequest({ title, problem, ...asked });
      this.past.tell(title, since, async () => {
        const accepting = this.backlog.acceptRequest(this.idOf(title), kind, this.ask('dana', `accept ${title}`));
        this.ids.set(title, (await accepting).item.id);
      });
    } else {
      this.past.tell(title, since, async () => {
        const made = await this.backlog.createItem({ title, problem, ...kind }, this.ask('dana', `item ${title}`));
        if (!('item' in made)) throw new Error(`The demo's product owner may not create "${title}".`);
        this.ids.set(title, made.item.id);
      });
    }
    this.refined.tell(title, since);
    steps.forEach((step, i) => this.past.tell(title, step.at, () => this.step(title, step, `${i} ${title}`)));
  }

  private async step(title: string, step: ItemStep, act: string): Promise<unknown> {
    const id = this.idOf(title);
    if ('above' in step) {
      const { above, reason } = step;
      return this.backlog.rankItem(id, { before: this.idOf(above), reason }, this.ask('dana', `rank ${act}`));
    }
    if ('remove' in step)
      return this.backlog.removeItem(id, { reason: step.remove }, this.ask('dana', `remove ${act}`));
    if ('block' in step) {
      const { block: reason } = step;
      if (reason === null) return this.backlog.unblockItem(id, {}, this.ask('dana', `unblock ${act}`));
      return this.backlog.blockItem(id, { reason }, this.ask('dana', `block ${act}`));
    }
    const { who, to: column, reason } = step;
    if (column === 'in-progress') {
      const assignees = [this.ask(who, '').actor.id];
      await this.backlog.assignItem(id, { assignees }, this.ask(who, `assign ${act}`));
    }
    const from = this.columns.get(title) ?? 'backlog';
    this.columns.set(title, column);
    return this.backlog.moveItem(id, { from, column, reason }, this.ask(who, `move ${act}`));
  }

  private tellRequest({ title, problem, source, by, at, decided }: DemoRequest): void {
    this.past.tell(title, at, async () => {
      const asked = await this.backlog.submitRequest({ title, problem, source }, this.ask(by, `request ${title}`));
      this.ids.set(title, asked.request.id);
    });
    if (!decided) return;
    this.past.tell(title, decided.at, () => {
      const asking = this.ask('dana', `decide ${title}`);
      const id = this.idOf(title);
      return 'decline' in decided
        ? this.backlog.declineRequest(id, { reason: decided.decline }, asking)
        : this.backlog.mergeRequest(id, { itemId: this.idOf(decided.mergeInto) }, asking);
    });
  }

  private tellProposal({ by, item, above, reason, at, answer }: DemoProposal): void {
    const card = `proposal ${item}`;
    this.past.tell(card, at, async () => {
      const place = { before: this.idOf(above), reason };
      const made = await this.backlog.rankItem(this.idOf(item), place, this.ask(by, `propose ${item}`));
      if (!('proposal' in made)) throw new Error(`"${item}" was ranked instead of proposed.`);
      this.ids.set(card, made.proposal.id);
    });
    if (!answer) return;
    this.past.tell(card, answer.at, () => {
      const asking = this.ask('dana', `answer ${item}`);
      const words = { reason: answer.reason };
      return answer.accept
        ? this.backlog.acceptProposal(this.idOf(card), words, asking)
        : this.backlog.declineProposal(this.idOf(card), words, asking);
    });
  }

  private idOf(title: string): string {
    const id = this.ids.get(title);
    if (!id) throw new Error(`The demo knows no "${title}" at that moment.`);
    return id;
  }
}

/** When something was made, by its id, which begins with that moment (UUID version 7). */
const madeAt = (id: string): number => parseInt(id.replace('-', '').slice(0, 12), 16);
