import { useState } from 'react';
import type { Item, VerdictGiven } from '@twotrack/product-backlog/contract';
import { isUnproven } from '@twotrack/product-backlog/domain';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { AddForm } from './AddForm.js';
import { withdrawVerdict } from './commands.js';
import { DateForm } from './DateForm.js';
import { VerdictForm } from './VerdictForm.js';
import { words } from './words.js';

interface Props {
  item: Item;
  verdict: VerdictGiven | null;
}

/** What members add, and what the product owner decides. */
export function EvidenceActions({ item, verdict }: Props) {
  const { work, order } = useCan();
  const [open, setOpen] = useState<'add' | 'date' | 'verdict' | null>(null);
  const { busy, failure, send } = useSending();
  const close = () => setOpen(null);
  if (!work || item.removedAt) return null;
  if (open === 'add') return <AddForm item={item} onDone={close} />;
  if (open === 'date') return <DateForm item={item} onDone={close} />;
  if (open === 'verdict') return <VerdictForm item={item} was={verdict} onDone={close} />;
  return (
    <>
      <div className={panel.actions}>
        <Button size="small" onClick={() => setOpen('add')}>
          {words.add}
        </Button>
        {isUnproven(item) && (
          <Button size="small" onClick={() => setOpen('date')}>
            {words.setDate}
          </Button>
        )}
        {order && item.marks.bet && item.column === 'done' && (
          <Button size="small" look={verdict ? 'plain' : 'primary'} onClick={() => setOpen('verdict')}>
            {verdict ? words.giveAnother : words.give}
          </Button>
        )}
        {order && verdict && (
          <Button
            size="small"
            look="quiet"
            disabled={busy}
            onClick={() => void send(() => withdrawVerdict(item, verdict))}
          >
            {words.withdrawVerdict}
          </Button>
        )}
      </div>
      <Failure failure={failure} />
    </>
  );
}
