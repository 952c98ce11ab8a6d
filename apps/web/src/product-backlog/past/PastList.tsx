import type { KeptPast } from '@twotrack/product-backlog/contract';
import panel from '../../ui/panel/panel.module.css';
import { useNames } from '../panels/names.js';
import { toldPast } from './told-past.js';
import { words } from './words.js';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Who did what there, and when; `named`: with the item that it was about. */
export function PastList({ past, label, named }: { past: readonly KeptPast[]; label: string; named?: boolean }) {
  const names = useNames();
  return (
    <ol className={panel.history} aria-label={label}>
      {past.map((event) => {
        const { what, before, after, reason } = toldPast(event, names);
        return (
          <li key={event.id}>
            <p>
              <b>{event.by}</b> {what} <time dateTime={event.at}>{day.format(new Date(event.at))}</time>
            </p>
            {named && <p className={panel.muted}>{itemOf(event)}</p>}
            {before !== undefined && after !== undefined && (
              <p className={panel.change}>
                <del>{before}</del> <span aria-hidden>→</span> <ins>{after}</ins>
              </p>
            )}
            {reason && <p className={panel.reason}>“{reason}”</p>}
          </li>
        );
      })}
    </ol>
  );
}

function itemOf({ body }: KeptPast): string {
  const { key = '', title = '' } = (body['item'] ?? {}) as { key?: string; title?: string };
  return words.of(String(key), String(title));
}
