import type { Service } from './catalogue.js';
import type { Severity } from './severity.js';
import type { Ticket } from './views.js';

export type ServiceCreated = { type: 'service-created'; service: Service };
export type ServiceEdited = { type: 'service-edited'; service: Service; was: Service };
export type ServiceRemoved = { type: 'service-removed'; service: Service };
export type ServiceRestored = { type: 'service-restored'; service: Service };
/** The clock carried what the catalogue says of its service to an open ticket; the facts as they were, null where assumed. */
export type TicketCatalogued = {
  type: 'ticket-catalogued';
  ticket: Ticket;
  was: Record<string, Ticket['facts'][string] | null>;
  severityWas: Severity;
};

export type CatalogueEvent = ServiceCreated | ServiceEdited | ServiceRemoved | ServiceRestored | TicketCatalogued;
