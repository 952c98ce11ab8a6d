import type { OrderingEvent } from '@twotrack/product-backlog/contract';
import { because, type Told } from '../../ui/panel/told.js';

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** What an event says of the delegation of the order, after the name of who did it. */
export function tellOfOrdering(event: OrderingEvent, nameOf: (id: string) => string): Told {
  switch (event.type) {
    case 'order-delegated': {
      const { to, until, reason } = event.delegation;
      return {
        what: `delegated the order to ${nameOf(to)} until ${day.format(new Date(until))}`,
        ...because(reason),
      };
    }
    case 'delegation-withdrawn':
      return { what: `took the order back from ${nameOf(event.was.to)}` };
    case 'delegation-ended':
      return {
        what: `ended the time in which ${nameOf(event.was.to)} decided the order`,
        ...because(event.successor ? `${event.successor.name} is the product owner now` : null),
      };
  }
}

/** " on behalf of Dana": in whose name a delegate decided (P13). */
export const behalf = (onBehalfOf: { name: string } | null | undefined): string =>
  onBehalfOf ? ` on behalf of ${onBehalfOf.name}` : '';
