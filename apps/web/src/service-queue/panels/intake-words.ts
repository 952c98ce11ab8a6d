import type { IntakeEvent, ServiceEvent } from '@twotrack/service-queue/contract';
import type { Told } from '../../ui/panel/told.js';

type Tellers = { [T in IntakeEvent['type']]: (event: Extract<IntakeEvent, { type: T }>) => Told };

/** What monitors and their silences say of a ticket, after the name of who did it. */
const tellers: Tellers = {
  'ticket-repeated': ({ ticket }) => ({ what: `said again that it is still on, ×${ticket.alert!.repeats + 1}` }),
  'ticket-resolved': () => ({ what: 'said that it is over' }),
  'ticket-reopened': ({ because }) => ({
    what: because === 'still-firing' ? 'said that it is still on' : 'said that it is on again',
  }),
  'ticket-flapping': () => ({ what: 'went on and off: muted until it settles' }),
  'ticket-settled': ({ firing }) => ({ what: `settled it after it went on and off: ${firing ? 'still on' : 'over'}` }),
  'ticket-muted': ({ until }) => ({ what: until ? 'held its notices back: silenced' : 'ended the silence over it' }),
  'ticket-quiet': () => ({ what: 'flagged it: its sender has not said again that it is on' }),
  'integration-created': ({ integration }) => ({ what: `made the integration ${integration.name}` }),
  'integration-revoked': ({ integration }) => ({ what: `revoked the integration ${integration.name}` }),
  'integration-quiet': ({ integration }) => ({ what: `noted that ${integration.name} is quiet` }),
  'integration-spoke': ({ integration }) => ({ what: `noted that ${integration.name} speaks again` }),
  'receipt-replayed': () => ({ what: 'had a receipt worked again' }),
  'silence-created': ({ silence }) => ({ what: 'held notices back', reason: silence.reason }),
  'silence-ended': ({ silence }) => ({ what: 'ended a silence', reason: silence.reason }),
  'change-reported': ({ change }) => ({ what: `reported a change: ${change.summary}` }),
};

export const isOfIntake = (event: ServiceEvent): event is IntakeEvent => Object.hasOwn(tellers, event.type);

export const tellOfIntake = (event: IntakeEvent): Told => (tellers[event.type] as (event: IntakeEvent) => Told)(event);
