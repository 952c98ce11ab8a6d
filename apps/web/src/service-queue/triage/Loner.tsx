import { useEffect, useState } from 'react';
import type { Ticket } from '@twotrack/service-queue/contract';
import { useBoard } from '../../board/parts/gestures.js';
import { SeverityChip } from '../../ui/Severity.js';
import { hearService, tickets } from '../service-store.js';
import { serviceTrack } from '../service-track.js';
import styles from './storm.module.css';
import { words } from './weather-words.js';

/** It may still be folded: so long it has to stand alone before it is told, and so long it is pinned, in ms. */
const SETTLED = 2_000;
const PINNED = 60_000;

/** A SEV1 that came in this storm and lies in no group: told once, at once, and pinned for a minute. */
export function useLoner(): Ticket | null {
  const [loner, setLoner] = useState<Ticket | null>(null);
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const after = (ms: number, run: () => void) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, ms);
      timers.add(timer);
    };
    const end = hearService((events) => {
      for (const event of events) {
        if (event.type !== 'ticket-opened' || event.ticket.severity !== 1 || event.ticket.parentId) continue;
        const { id } = event.ticket;
        after(SETTLED, () => {
          const ticket = tickets.card(id);
          if (!ticket || ticket.marks.folded) return;
          setLoner(ticket);
          after(PINNED, () => setLoner((now) => (now?.id === id ? null : now)));
        });
      }
    });
    return () => {
      end();
      timers.forEach(clearTimeout);
    };
  }, []);
  return loner;
}

export function Loner({ loner: { id, key, title, severity } }: { loner: Ticket }) {
  const { gestures, hrefOf } = useBoard();
  return (
    <p className={styles.loner}>
      <span className="spoken" role="alert">
        {words.storm.alone(key, title)}
      </span>
      <SeverityChip severity={severity} />
      <a
        href={hrefOf(key)}
        onClick={(event) => {
          event.preventDefault();
          gestures.open(serviceTrack, id);
        }}
      >
        {key}
      </a>
      <span className={styles.lonerTitle}>{title}</span>
    </p>
  );
}
