import type { Queue, SentOn } from '@twotrack/service-queue/contract';
import panel from '../../../ui/panel/panel.module.css';
import { words } from './words.js';

interface Props {
  of: SentOn;
  queues: readonly Queue[];
}

/** How many of the tickets that came this way were sent on, and to where most: "44 % sent on: mostly to Database". */
export function SentOnLine({ of: { tickets, reassigned, mostlyTo }, queues }: Props) {
  if (tickets === 0) return null;
  const to = queues.find(({ id }) => id === mostlyTo)?.name ?? null;
  return (
    <span className={panel.muted}>
      {words.sentOn(Math.round((reassigned / tickets) * 100), to)} ({reassigned}/{tickets}, {words.over})
    </span>
  );
}
