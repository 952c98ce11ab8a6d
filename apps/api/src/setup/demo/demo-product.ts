import type { ProductBacklog } from '@twotrack/product-backlog';
import type { AskAs } from './ask-as.js';
import { DEMO_ITEMS, DEMO_PRODUCT_COLUMNS, DEMO_PROPOSALS, DEMO_REQUESTS, type DemoItem } from './demo-backlog.js';

/** Fills the demo's product track by its commands. */
export class DemoProduct {
  constructor(private readonly backlog: ProductBacklog) {}

  async make(ask: AskAs): Promise<void> {
    const ids = new Map<string, string>();
    for (const item of DEMO_ITEMS) ids.set(item.title, await this.makeItem(item, ask));
    for (const { title, problem, source, by } of DEMO_REQUESTS) {
      await this.backlog.submitRequest({ title, problem, source }, ask(by, `request ${title}`));
    }
    for (const { by, item, above, reason } of DEMO_PROPOSALS) {
      await this.backlog.rankItem(ids.get(item)!, { before: ids.get(above)!, reason }, ask(by, `propose ${item}`));
    }
    for (const { column, limit, policy } of DEMO_PRODUCT_COLUMNS) {
      await this.backlog.setColumnLimit(column, { limit }, ask('dana', `limit ${column}`));
      await this.backlog.setColumnPolicy(column, { policy }, ask('dana', `policy ${column}`));
    }
  }

  private async makeItem(
    { title, type, problem, whoseProblem, column, who, blocked }: DemoItem,
    ask: AskAs,
  ): Promise<string> {
    const made = await this.backlog.createItem({ title, type, problem, whoseProblem }, ask('dana', `item ${title}`));
    if (!('item' in made)) throw new Error(`The demo's product owner may not create "${title}".`);
    const { id } = made.item;
    if (who) {
      const assignees = who.map((name) => ask(name, '').actor.id);
      await this.backlog.assignItem(id, { assignees }, ask('dana', `assign ${title}`));
    }
    if (column) await this.backlog.moveItem(id, { from: 'backlog', column }, ask(who?.[0] ?? 'dana', `move ${title}`));
    if (blocked) await this.backlog.blockItem(id, { reason: blocked }, ask('dana', `block ${title}`));
    return id;
  }
}
