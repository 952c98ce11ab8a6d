import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { OrderChange, OrderChanges } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { serverNow } from '../../live/server-time.js';
import { TextField } from '../../ui/Field.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { dayBefore, startOf } from './days.js';
import { behalf } from './history-words.js';
import styles from './order.module.css';
import { useOrderMark } from './use-order-mark.js';
import { words } from './words.js';

const AT_FIRST_DAYS = 7;
const SHOWN = 200;

/** The difference of the order since a day: old place, new place, whose decision, and why (P14). */
export function ChangesSection() {
  const { teamSlug } = useMe();
  const [day, setDay] = useState(() => dayBefore(serverNow(), AT_FIRST_DAYS));
  const since = startOf(day);
  const mark = useOrderMark();
  const { data, error } = useQuery({
    queryKey: ['order-changes', teamSlug, since, mark],
    queryFn: ({ signal }) =>
      read<OrderChanges>(`/api/teams/${teamSlug}/product-backlog/order-changes?since=${since}`, signal),
    enabled: since !== null,
    placeholderData: (before) => before,
    staleTime: 0,
  });
  return (
    <Section heading={words.changes.heading}>
      <TextField
        label={words.changes.since}
        type="date"
        max={dayBefore(serverNow(), 0)}
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
      <Failure failure={error} />
      {data && (
        <p className={panel.muted}>
          {data.changes.length === 0 ? words.changes.none : words.changes.counts(data.before, data.now)}
        </p>
      )}
      <ol className={styles.changes} aria-label={words.changes.heading}>
        {data?.changes.slice(0, SHOWN).map((change) => (
          <Change key={change.item.id} {...change} />
        ))}
      </ol>
      {data && data.changes.length > SHOWN && (
        <p className={panel.muted}>{words.changes.rest(data.changes.length - SHOWN)}</p>
      )}
    </Section>
  );
}

function Change({ item, from, to, decisions, last }: OrderChange) {
  const ago = useAgo();
  const { place, moved, more } = words.changes;
  return (
    <li className={styles.change}>
      <span className={styles.places}>
        <span className="spoken">{from ? words.changes.from : words.changes.outside} </span>
        {place(from)} <span aria-hidden>→</span>
        <span className="spoken"> {to ? words.changes.to : words.changes.outside} </span> {place(to)}
      </span>
      <span>
        <b>{item.key}</b> {item.title}
      </span>
      <span className={styles.about}>
        {moved(last.by.name + behalf(last.onBehalfOf), last.what, to !== null)}
        {decisions > 1 && more(decisions)}, <time dateTime={last.at}>{ago(last.at)}</time>
        {last.reason && <span className={panel.reason}>: “{last.reason}”</span>}
      </span>
    </li>
  );
}
