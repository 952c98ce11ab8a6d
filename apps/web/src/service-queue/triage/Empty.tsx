import { serverNow } from '../../live/server-time.js';
import { useSlowly } from '../../live/use-slowly.js';
import { timeOfDay } from '../../ui/times.js';
import { tickets } from '../service-store.js';
import { isFilter } from './filters.js';
import styles from './list.module.css';
import { words } from './words.js';

const everything = (tell: () => void) => tickets.subscribe('*', tell);

/** Nothing to do, and what comes next: no pictures at 3 a.m. */
export function Empty({ filter }: { filter: string }) {
  const { last, due } = useSlowly(everything, lookBack);
  return (
    <div className={styles.empty}>
      <p>{words.list.empty[isFilter(filter) ? filter : 'other']}</p>
      {filter === 'unacked' && last && <p>{words.list.last(timeOfDay(last.at, serverNow()), last.by)}</p>}
      {due && <p>{words.list.due(timeOfDay(due, serverNow()))}</p>}
    </div>
  );
}

function lookBack(): { last: { at: string; by: string } | null; due: string | null } {
  let last: { at: string; by: string } | null = null;
  let due: string | null = null;
  const now = new Date(serverNow()).toISOString();
  for (const { acknowledged, due: next, resolvedAt } of tickets.cards()) {
    if (acknowledged && (!last || acknowledged.at > last.at)) last = { at: acknowledged.at, by: acknowledged.by.name };
    if (!resolvedAt && next && next > now && (!due || next < due)) due = next;
  }
  return { last, due };
}
