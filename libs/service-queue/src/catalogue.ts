import type { Actor, Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import { CatalogueStore } from './persistence/catalogue/catalogue.store.js';
import { CatalogueReadings } from './persistence/catalogue/readings.js';
import { carryServices } from './persistence/catalogue/carrying.js';
import type { Desks } from './persistence/desk.js';

/** What is known of the services that tickets name: their facts, their owners, their runbooks. */
export class Catalogue {
  /** Rung by the clock after a change. */
  readonly carry: ReturnType<typeof carryServices>;
  private readonly store: CatalogueStore;
  private readonly readings: CatalogueReadings;

  constructor(db: DataSource, stream: EventStream<say.ServiceEvent>, desks: Desks) {
    this.carry = carryServices(desks);
    this.store = new CatalogueStore(stream, desks);
    this.readings = new CatalogueReadings(db, desks);
  }

  createService = (command: say.CreateService, asking: Asking) => this.store.createService(command, asking);
  editService = (id: string, command: say.EditService, asking: Asking) => this.store.editService(id, command, asking);
  removeService = (id: string, asking: Asking) => this.store.removeService(id, asking);
  restoreService = (id: string, asking: Asking) => this.store.restoreService(id, asking);
  importServices = (command: say.ImportServices, asking: Asking) => this.store.importServices(command, asking);

  services = (actor: Actor) => this.readings.services(actor);
  csv = (actor: Actor) => this.readings.csv(actor);
  teamOf = (id: string) => this.readings.teamOf(id);
}
