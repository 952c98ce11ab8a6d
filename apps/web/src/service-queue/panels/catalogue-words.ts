import type { CatalogueEvent, Fact, ServiceEvent } from '@twotrack/service-queue/contract';
import type { Told } from '../../ui/panel/told.js';
import { words } from './words.js';

interface Names {
  fact(id: string): string;
}

type Tellers = { [T in CatalogueEvent['type']]: (event: Extract<CatalogueEvent, { type: T }>, names: Names) => Told };

/** What the catalogue of services says, after the name of who did it. */
const tellers: Tellers = {
  'service-created': ({ service }) => ({ what: `added the service ${service.name}` }),
  'service-edited': ({ service }) => ({ what: `changed the service ${service.name}` }),
  'service-removed': ({ service }) => ({ what: `removed the service ${service.name}` }),
  'service-restored': ({ service }) => ({ what: `restored the service ${service.name}` }),
  'ticket-catalogued': ({ ticket, was, severityWas }, names) => {
    const told = (of: (id: string) => Fact | null | undefined): string =>
      Object.keys(was)
        .map((id) => `${names.fact(id)}: ${of(id)?.value ?? words.sources.assumed}`)
        .join('; ');
    const became =
      severityWas === ticket.severity
        ? `it stays ${words.sev(ticket.severity)}`
        : `${words.sev(severityWas)} became ${words.sev(ticket.severity)}`;
    return {
      what: `took over what the catalogue says of ${ticket.service}, ${became}`,
      before: told((id) => was[id]),
      after: told((id) => ticket.facts[id]),
    };
  },
};

export const isOfCatalogue = (event: ServiceEvent): event is CatalogueEvent => Object.hasOwn(tellers, event.type);

export const tellOfCatalogue = (event: CatalogueEvent, names: Names): Told =>
  (tellers[event.type] as (event: CatalogueEvent, names: Names) => Told)(event, names);
