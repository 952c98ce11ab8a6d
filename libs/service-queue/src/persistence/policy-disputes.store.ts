import type { Asking } from '@twotrack/shared';
import type { DisputeFact, WithdrawDispute } from '../contract/index.js';
import { disputed, undisputed } from '../domain/index.js';
import type { TicketsStore } from './tickets.store.js';

/** Facts that somebody doubts: a mark on the ticket until the fact is corrected or the dispute taken back (S3). */
export class DisputesStore {
  constructor(private readonly tickets: TicketsStore) {}

  disputeFact = (id: string, command: DisputeFact, asking: Asking) =>
    this.tickets.change(id, { disputeFact: command }, asking, (was, { settings }, { now }, actor) => {
      const ticket = disputed(was, command, settings.policy, actor, now);
      return { event: { type: 'fact-disputed', ticket, fact: command.fact, note: command.note } };
    });

  withdrawDispute = (id: string, command: WithdrawDispute, asking: Asking) =>
    this.tickets.change(id, { withdrawDispute: command }, asking, (ticket, _, __, actor) => ({
      event: { type: 'dispute-withdrawn', fact: command.fact, ...undisputed(ticket, command, actor) },
    }));
}
