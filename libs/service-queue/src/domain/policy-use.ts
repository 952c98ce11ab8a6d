import type { PolicyUse, SeverityPolicyDraft } from '../contract/index.js';
import { judgementOf } from './policy-backtest.js';
import type { PastTicket } from './policy-past.js';
import { statedOf } from './severity.js';

/** What became of disputes: how often a fact was disputed and corrected, and which tickets these were. */
export interface DisputesSeen {
  readonly facts: ReadonlyMap<string, { disputed: number; corrected: number }>;
  readonly tickets: ReadonlySet<string>;
}

/** Counts which cells and guards speak over tickets of the past, and how often they are doubted. */
export class UseTally {
  private readonly cells = new Map<string, PolicyUse['cells'][number]>();
  private readonly guards = new Map<string, PolicyUse['guards'][number]>();
  private readonly stated = new Map<string, { stated: number; open: number }>();
  private tickets = 0;

  constructor(
    private readonly policy: SeverityPolicyDraft,
    private readonly disputes: DisputesSeen,
  ) {}

  add(ticket: PastTicket): void {
    this.tickets++;
    const disputed = Number(this.disputes.tickets.has(ticket.id));
    const { cells, guards } = judgementOf(this.policy, ticket);
    for (const { table, row, column } of cells) {
      const key = JSON.stringify([table, row, column]);
      const use = this.cells.get(key) ?? { table, row, column, tickets: 0, disputed: 0 };
      this.cells.set(key, { ...use, tickets: use.tickets + 1, disputed: use.disputed + disputed });
    }
    for (const { guard } of guards) {
      const use = this.guards.get(guard) ?? { guard, tickets: 0, disputed: 0 };
      this.guards.set(guard, { ...use, tickets: use.tickets + 1, disputed: use.disputed + disputed });
    }
    for (const { id } of this.policy.facts) {
      const { stated, open } = this.stated.get(id) ?? { stated: 0, open: 0 };
      const isStated = statedOf(ticket.facts, id) !== undefined;
      const isOpen = ticket.disputed.includes(id);
      this.stated.set(id, { stated: stated + Number(isStated), open: open + Number(isOpen) });
    }
  }

  told(since: string): PolicyUse {
    const facts = this.policy.facts.map(({ id }) => ({
      fact: id,
      ...(this.stated.get(id) ?? { stated: 0, open: 0 }),
      ...(this.disputes.facts.get(id) ?? { disputed: 0, corrected: 0 }),
    }));
    return { since, tickets: this.tickets, facts, cells: [...this.cells.values()], guards: [...this.guards.values()] };
  }
}
