import type { AskingEvent } from '@twotrack/product-backlog/contract';
import type { Told } from '../../ui/panel/told.js';

/** What an event says of the public form and of private links, after the name of who did it. */
export function tellOfAsking(event: AskingEvent): Told {
  switch (event.type) {
    case 'request-form-made':
      return { what: 'gave the public form a link', ...(event.was && { before: event.was, after: event.form.hint }) };
    case 'request-form-revoked':
      return { what: 'revoked the public form' };
    case 'follow-link-renewed':
      return { what: `gave ${event.request.requester.name} another private link` };
    case 'follow-link-revoked':
      return { what: `took the private link of ${event.request.requester.name} back` };
  }
}
