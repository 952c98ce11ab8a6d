import type { KeepEvent, RequestAnswered } from '@twotrack/product-backlog/contract';
import { because, type Told } from '../../ui/panel/told.js';

type OfItem = Exclude<KeepEvent, RequestAnswered>;

/** What the ritual of the product owner says of an item, after their name (P12). */
export function tellOfKeeping(event: OfItem): Told {
  switch (event.type) {
    case 'item-kept':
      return { what: 'kept it, old as it is', ...because(event.item.marks.kept?.reason) };
    case 'item-unkept':
      return { what: 'took the keep back', ...because(event.was.reason) };
    case 'item-set-aside':
      return { what: 'set it aside: not now', ...because(event.item.setAside?.reason) };
    case 'item-taken-up':
      return { what: 'took it up again', ...because(event.was.reason) };
  }
}

const answers = { kept: 'it is kept', 'not-now': 'not now', removed: 'it was removed' };

/** What was decided of the item of a request, long after. */
export function tellOfAnswer({ request }: RequestAnswered): Told {
  const { answered } = request.marks;
  if (!answered) return { what: `took the answer to “${request.title}” back` };
  return { what: `answered “${request.title}”: ${answers[answered.answer]}`, ...because(answered.reason) };
}
