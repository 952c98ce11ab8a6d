import type { Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import { errandsOf, errandsToRun } from './persistence/errands.js';
import { HandOverStore } from './persistence/hand-over/hand-over.store.js';
import type { TicketsStore } from './persistence/tickets.store.js';

/** What came by the wrong door (B6), and what is to be done in the other track because of tickets and problems. */
export class HandOvers {
  private readonly store: HandOverStore;

  constructor(
    private readonly db: DataSource,
    stream: EventStream<say.ServiceEvent>,
    tickets: TicketsStore,
  ) {
    this.store = new HandOverStore(stream, tickets);
  }

  handOverTicket = (id: string, command: say.HandOverTicket, source: say.Ask['source'], asking: Asking) =>
    this.store.handOverTicket(id, command, source, asking);
  takeBackTicket = (id: string, asking: Asking) => this.store.takeBackTicket(id, asking);
  takeInRequest = (command: say.TakeInRequest, asking: Asking) => this.store.takeInRequest(command, asking);
  returnTicket = (id: string, asking: Asking) => this.store.returnTicket(id, asking);

  /** What waits to be done in the other track, of any team; safe to be run by several processes at once. */
  errands = (limit = 100) => errandsToRun(this.db, limit);
  errandsOf = (cardId: string) => errandsOf(this.db, cardId);
  noteArrived = (errand: say.Errand, requestId: string) => this.store.noteArrived(errand, requestId);
  dropErrand = (errand: say.Errand) => this.store.dropErrand(errand);
}
