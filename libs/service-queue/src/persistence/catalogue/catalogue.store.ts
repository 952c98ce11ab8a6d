import type { Answer, Asking } from '@twotrack/shared';
import type { Change, EventStream } from '@twotrack/shared/stream';
import { v7 as newId } from 'uuid';
import type {
  CatalogueEvent,
  CreateService,
  EditService,
  ImportServices,
  Service,
  ServiceEvent,
} from '../../contract/index.js';
import {
  createdService,
  editedService,
  onlyAdmins,
  removedService,
  restoredService,
  serviceWithId,
  type Surroundings,
} from '../../domain/index.js';
import type { Desks } from '../desk.js';
import { orderOf } from '../tickets.store.js';
import { importedServices } from './import.js';
import { putServices, surroundings } from './rows.js';

type Kept = Answer<{ service: Service }>;
type Told = Exclude<CatalogueEvent, { ticket: unknown }>;

/** The services of a team: set up by an admin, carried to their open tickets by the clock. */
export class CatalogueStore {
  constructor(
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  createService = (command: CreateService, asking: Asking): Promise<Kept> =>
    this.one(asking, { createService: command }, (around) => ({
      type: 'service-created',
      service: createdService(command, newId(), around),
    }));

  editService = (id: string, command: EditService, asking: Asking): Promise<Kept> =>
    this.one(asking, { editService: command, id }, (around) => {
      const was = serviceWithId(around.services, id);
      return { type: 'service-edited', service: editedService(was, command, around), was };
    });

  removeService = (id: string, asking: Asking): Promise<Kept> =>
    this.one(asking, { removeService: id }, (around, now) => ({
      type: 'service-removed',
      service: removedService(serviceWithId(around.services, id), now),
    }));

  restoreService = (id: string, asking: Asking): Promise<Kept> =>
    this.one(asking, { restoreService: id }, (around) => ({
      type: 'service-restored',
      service: restoredService(serviceWithId(around.services, id), around),
    }));

  /** All of it, or nothing: each row that says something new is told of by itself. */
  importServices = (
    command: ImportServices,
    asking: Asking,
  ): Promise<Answer<{ created: number; changed: number; same: number }>> =>
    this.stream.change(orderOf(asking, { importServices: command }), async (change) => {
      onlyAdmins(asking.actor);
      const { events, same } = importedServices(command, await this.around(change, asking), newId);
      if (events.length > 0) this.put(change, asking, events);
      const created = events.filter(({ type }) => type === 'service-created').length;
      return { created, changed: events.length - created, same };
    });

  private one(asking: Asking, asked: object, decide: (around: Surroundings, now: string) => Told): Promise<Kept> {
    return this.stream.change(orderOf(asking, asked), async (change) => {
      onlyAdmins(asking.actor);
      const event = decide(await this.around(change, asking), change.now);
      this.put(change, asking, [event]);
      return { service: event.service };
    });
  }

  private around = (change: Change<ServiceEvent>, { actor }: Asking) => surroundings(change, this.desks, actor.teamId);

  private put(change: Change<ServiceEvent>, { actor }: Asking, events: readonly Told[]): void {
    const puts = events.map((event) => ({
      service: event.service,
      names: [event.service.name, ...(event.type === 'service-edited' ? [event.was.name] : [])],
    }));
    putServices(change, this.desks, actor.teamId, puts);
    for (const event of events) change.record(event);
  }
}
