import type { Client } from './client.js';
import { isDense, readLog } from './read-log.js';
import { must } from './team.js';

export type Outcome = 'ok' | 'refused' | 'unknown';

/** What was asked of the two tracks under titles that are used once, and what came back. */
export class History {
  private readonly outcomes = new Map<string, Outcome>();

  note(title: string, outcome: Outcome): void {
    this.outcomes.set(title, outcome);
  }

  count(outcome: Outcome): number {
    return [...this.outcomes.values()].filter((one) => one === outcome).length;
  }

  /**
   * Holds it against the logs: what was acknowledged is there exactly once, what was refused is not there, what is
   * unknown at most once, nothing else is, and both logs are dense. Answers what is wrong.
   */
  async faults(client: Client, slug: string): Promise<string[]> {
    const { body: board } = await must(client.get(`/api/teams/${slug}/board`));
    const found: string[] = [];
    const titles: string[] = [];
    for (const { stream } of [board.product, board.service]) {
      const log = await readLog(client, stream);
      if (!isDense(log) || log.length !== stream.seq)
        found.push(`${stream.id} has gaps: ${log.length} of ${stream.seq}`);
      for (const event of log as unknown as { type: string; item?: { title: string }; ticket?: { title: string } }[]) {
        if (event.type === 'item-added') titles.push(event.item!.title);
        if (event.type === 'ticket-opened') titles.push(event.ticket!.title);
      }
    }
    const times = new Map<string, number>();
    for (const title of titles) times.set(title, (times.get(title) ?? 0) + 1);
    for (const [title, outcome] of this.outcomes) {
      const n = times.get(title) ?? 0;
      if ((outcome === 'ok' && n !== 1) || (outcome === 'refused' && n !== 0) || n > 1)
        found.push(`${title}: ${outcome}, ${n} times`);
      times.delete(title);
    }
    return [...found, ...[...times.keys()].map((title) => `${title}: there, never asked for`)];
  }
}
