import type { FoldingEvent, ServiceEvent } from '@twotrack/service-queue/contract';
import type { Told } from '../../ui/panel/told.js';
import { words } from './words.js';

type Tellers = { [T in FoldingEvent['type']]: (event: Extract<FoldingEvent, { type: T }>) => Told };

/** What folding and storms say of a ticket, after the name of who did it. */
const tellers: Tellers = {
  'group-opened': ({ ticket, rule }) => ({
    what: `folded ${ticket.marks.folded?.count ?? 0} tickets under it`,
    ...(rule !== null && { reason: rule }),
  }),
  'group-changed': ({ ticket, severityWas }) => ({
    what: `changed what lies under it: ${ticket.marks.folded?.open ?? 0} open`,
    ...(severityWas !== ticket.severity && { before: words.sev(severityWas), after: words.sev(ticket.severity) }),
  }),
  'group-dissolved': () => ({ what: 'gave back what lay under it' }),
  'ticket-folded': () => ({ what: 'folded it under its like' }),
  'ticket-unfolded': () => ({ what: 'gave it back to the board' }),
  'ticket-merged': ({ intoKey }) => ({ what: `merged it into ${intoKey}` }),
  'ticket-unmerged': ({ fromKey }) => ({ what: `took it back out of ${fromKey}` }),
  'merges-changed': ({ ticket }) => ({
    what: `changed what is merged into it: ${ticket.marks.merged?.count ?? 0} now`,
  }),
  'child-resolved': () => ({ what: 'resolved it with its group' }),
  'folding-set': ({ folding, reason }) => ({ what: `set the folding, version ${folding.version}`, reason }),
  'storm-began': ({ storm }) => ({ what: `noted a storm: ${storm.arrived} tickets` }),
  'storm-told': ({ storm }) => ({ what: `noted ${storm.arrived} tickets in the storm` }),
  'storm-led': () => ({ what: 'took the lead of the storm' }),
  'storm-ended': ({ storm }) => ({ what: `noted the end of the storm after ${storm.arrived} tickets` }),
};

export const isOfFolding = (event: ServiceEvent): event is FoldingEvent => Object.hasOwn(tellers, event.type);

export const tellOfFolding = (event: FoldingEvent): Told =>
  (tellers[event.type] as (event: FoldingEvent) => Told)(event);
