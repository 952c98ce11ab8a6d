import type { Ticket } from '@twotrack/service-queue/contract';
import { useBoard } from '../../board/parts/gestures.js';
import { useCan } from '../../identity/session.js';
import { serverNow } from '../../live/server-time.js';
import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { timeOfDay } from '../../ui/times.js';
import { SeverityCounts } from '../SeverityCounts.js';
import { tickets } from '../service-store.js';
import * as acts from './acts.js';
import styles from './detail.module.css';
import { acknowledge } from './groups.js';
import { expandGroup } from './keys.js';
import { words } from './words.js';

/** What lies under it; or the parent that it lies under, and the way out of it. */
export const GroupSection = ({ ticket }: { ticket: Ticket }) =>
  ticket.marks.folded ? <Group ticket={ticket} folded={ticket.marks.folded} /> : <Child ticket={ticket} />;

function Group({ ticket, folded }: { ticket: Ticket; folded: NonNullable<Ticket['marks']['folded']> }) {
  const { ask } = useBoard().gestures;
  const { work } = useCan();
  const { count, open, unacknowledged, severities, rule, firstAt, lastAt } = folded;
  const time = (at: string) => timeOfDay(at, serverNow());
  return (
    <Section heading={words.detail.group(count)} aside={<SeverityCounts counts={severities} />}>
      <p>{words.detail.openOf(open, unacknowledged)}</p>
      <p className={panel.muted}>
        {words.detail.span(time(firstAt), time(lastAt))} · {rule ? words.detail.rule(rule) : words.detail.byHand}
      </p>
      <div className={styles.buttons}>
        {work && unacknowledged > 0 && (
          <Button look="primary" size="small" onClick={() => void acknowledge([ticket.id], ask)}>
            {words.ask.ack(unacknowledged)}
          </Button>
        )}
        <Button size="small" onClick={() => expandGroup(ticket.id)}>
          {words.buttons.expand}
        </Button>
      </div>
    </Section>
  );
}

function Child({ ticket }: { ticket: Ticket }) {
  const { work } = useCan();
  const parent = tickets.card(ticket.parentId!);
  if (!parent) return null;
  return (
    <Section heading={words.detail.under(parent.key)}>
      <p>{parent.title}</p>
      {work && (
        <Button size="small" onClick={() => void acts.takeOut(ticket)}>
          {words.buttons.takeOut}
        </Button>
      )}
    </Section>
  );
}
