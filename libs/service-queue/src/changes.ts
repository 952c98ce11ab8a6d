import type { Actor } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import { hashOf } from './intake.js';
import { ChangesStore } from './persistence/intake/changes.store.js';

/** What pipelines and tools say that they changed (S16): no tickets, but what storms and problems are held against. */
export class Changes {
  private readonly store: ChangesStore;

  constructor(db: DataSource, stream: EventStream<say.ServiceEvent>) {
    this.store = new ChangesStore(db, stream);
  }

  /** `token`: of an integration that speaks PagerDuty's Events. Refuses what cannot be read, with its faults. */
  reportChange = (token: string, said: unknown) => this.store.reportChange({ tokenHash: hashOf(token), said });
  find = (wanted: say.FindChanges, actor: Actor) => this.store.find(wanted, actor);
}
