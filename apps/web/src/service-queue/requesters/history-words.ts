import type { RequesterEvent, ServiceEvent } from '@twotrack/service-queue/contract';
import type { Told } from '../../ui/panel/told.js';

type Tellers = { [T in RequesterEvent['type']]: (event: Extract<RequesterEvent, { type: T }>) => Told };

/** What those who ask, and the links they have, say of a ticket, after the name of who did it. */
const tellers: Tellers = {
  'form-made': ({ form }) => ({ what: `made a form, its link begins with ${form.hint}` }),
  'form-renewed': ({ form, was }) => ({ what: 'gave a form another link', before: was, after: form.hint }),
  'form-revoked': ({ form }) => ({ what: `revoked the form whose link begins with ${form.hint}` }),
  'solution-confirmed': () => ({ what: 'said that it is solved, and closed it' }),
  'solution-rejected': ({ reason }) => ({ what: 'said that it is not solved', reason }),
  'follow-link-renewed': () => ({ what: 'gave whoever asked another private link' }),
  'follow-link-revoked': () => ({ what: 'took the private link back' }),
};

export const isOfRequesters = (event: ServiceEvent): event is RequesterEvent => Object.hasOwn(tellers, event.type);

export const tellOfRequesters = (event: RequesterEvent): Told =>
  (tellers[event.type] as (event: RequesterEvent) => Told)(event);
