import { useLookers } from '../../live/looking.js';
import panel from '../../ui/panel/panel.module.css';
import { words } from './words.js';

/** That somebody else looks at the same ticket now: advice, before two do the same work. */
export function AlsoOpen({ ticketId }: { ticketId: string }) {
  const others = useLookers(ticketId);
  return (
    <div role="status">
      {others.length > 0 && <p className={panel.note}>{words.alsoOpen(others.map(({ name }) => name).join(', '))}</p>}
    </div>
  );
}
