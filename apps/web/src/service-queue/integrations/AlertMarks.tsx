import type { Ticket } from '@twotrack/service-queue/contract';
import { useAgo } from '../../ui/panel/ago.js';
import panel from '../../ui/panel/panel.module.css';
import { useNow } from '../../ui/panel/use-now.js';
import { words } from './words.js';

/** What is odd about the alert behind a ticket: it flaps, is silenced, or was forgotten by its sender (S10, S13). */
export function AlertMarks({ ticket: { alert } }: { ticket: Ticket }) {
  const ago = useAgo();
  const now = new Date(useNow()).toISOString();
  if (!alert) return null;
  const { flappingSince, mutedUntil, quietSince } = alert;
  const said = [
    flappingSince && words.alert.flapping(ago(flappingSince)),
    mutedUntil && mutedUntil > now && words.alert.muted(new Date(mutedUntil)),
    quietSince && words.alert.quiet(ago(quietSince)),
  ].filter(Boolean);
  if (said.length === 0) return null;
  return <p className={panel.muted}>{said.join(' ')}</p>;
}
