import type { Actor, Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import type { Desks } from './persistence/desk.js';
import { ringSilences } from './persistence/silences/ringing.js';
import { SilencesStore } from './persistence/silences/silences.store.js';

/** Silences and maintenance windows: notices held back, clocks and resolves untouched (S13). */
export class Silences {
  readonly ring;
  private readonly store: SilencesStore;

  constructor(db: DataSource, stream: EventStream<say.ServiceEvent>, desks: Desks) {
    this.store = new SilencesStore(db, stream, desks);
    this.ring = ringSilences(desks);
  }

  createSilence = (command: say.CreateSilence, asking: Asking) => this.store.createSilence(command, asking);
  endSilence = (id: string, asking: Asking) => this.store.endSilence(id, asking);
  silences = (actor: Actor) => this.store.silences(actor);
}
