import { useState } from 'react';
import type { Ticket } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending, type Sending } from '../../ui/panel/use-sending.js';
import { resolveGroup, takeOut, unfold, unmerge } from './group-commands.js';
import styles from './group.module.css';
import { ChildRow } from './ChildRow.js';
import { words } from './group-words.js';
import { useChildren } from './use-children.js';

/** What lies under a ticket: taken out one by one, given back, or resolved together but for some (S11). */
export default function GroupSection({ ticket }: { ticket: Ticket }) {
  const { folded, merged } = ticket.marks;
  const { work } = useCan();
  const { tickets, error, loading, more } = useChildren(ticket);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const sending = useSending();
  const count = folded?.count ?? merged?.count ?? 0;
  if (count === 0) return null;

  const keep = (id: string, keeps: boolean) => {
    const next = new Set(kept);
    if (keeps) next.add(id);
    else next.delete(id);
    setKept(next);
  };
  return (
    <Section heading={folded ? words.heading(count) : words.merged(count)}>
      {folded && (
        <p className={panel.muted}>
          {words.counts(folded.open, folded.unacknowledged)} · {folded.rule ? words.byRule(folded.rule) : words.byHand}
        </p>
      )}
      <ul className={styles.rows}>
        {tickets.map((child) => (
          <ChildRow
            key={child.id}
            child={child}
            kept={folded && work && !child.resolvedAt ? kept.has(child.id) : undefined}
            busy={sending.busy}
            onKeep={(keeps) => keep(child.id, keeps)}
            out={work ? (folded ? words.takeOut : words.unmerge) : undefined}
            outOf={folded ? words.takeOutOf(child.key) : words.unmergeOf(child.key)}
            onOut={() => void sending.send(() => (folded ? takeOut(ticket, child) : unmerge(ticket, child)))}
          />
        ))}
      </ul>
      {more && (
        <Button size="small" look="quiet" disabled={loading} onClick={more}>
          {words.more(count - tickets.length)}
        </Button>
      )}
      {folded && work && folded.open > 0 && <Acts ticket={ticket} kept={kept} open={folded.open} sending={sending} />}
      <Failure failure={sending.failure ?? error} />
    </Section>
  );
}

interface ActsProps {
  ticket: Ticket;
  kept: ReadonlySet<string>;
  open: number;
  sending: Sending;
}

function Acts({ ticket, kept, open, sending: { busy, send } }: ActsProps) {
  return (
    <>
      <div className={panel.actions}>
        <Button
          size="small"
          disabled={busy || open === kept.size}
          onClick={() => void send(() => resolveGroup(ticket, [...kept]))}
        >
          {words.resolve(open - kept.size)}
        </Button>
        <Button size="small" look="quiet" disabled={busy} onClick={() => void send(() => unfold(ticket))}>
          {words.unfold}
        </Button>
      </div>
      {kept.size > 0 && <p className={panel.muted}>{words.resolveAbout(kept.size)}</p>}
    </>
  );
}
