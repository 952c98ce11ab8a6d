import { useState } from 'react';
import type { Column, ColumnId } from '@twotrack/service-queue/contract';
import { useCan } from '../../../identity/session.js';
import { Button } from '../../../ui/Button.js';
import panel from '../../../ui/panel/panel.module.css';
import { ServiceColumnDialog } from '../../panels/ServiceColumnDialog.js';
import { columnIds, useQueues, useServiceColumn, useServiceColumns } from '../../service-store.js';
import { words } from './words.js';

/** The service track's columns: their words and their limits, over all queues, of each, of the expedite lane (W1, W5). */
export function ServiceColumns({ onChanged }: { onChanged: () => void }) {
  const columns = useServiceColumns();
  const [open, setOpen] = useState<ColumnId | null>(null);
  const close = () => {
    setOpen(null);
    onChanged();
  };
  return (
    <>
      <ul className={panel.stack} aria-label={words.list}>
        {columnIds.flatMap((id) => {
          const column = columns.find((one) => one.id === id);
          return column ? <Row key={id} column={column} onOpen={() => setOpen(id)} /> : [];
        })}
      </ul>
      {open && <ServiceColumnDialog columnId={open} onClose={close} />}
    </>
  );
}

function Row({ column, onOpen }: { column: Column; onOpen: () => void }) {
  const { administer } = useCan();
  const queues = useQueues();
  const count = useServiceColumn(column.id).length;
  const limits = [
    column.limit ? words.limit(column.limit) : words.off,
    ...queues.flatMap(({ id, name }) => {
      const limit = column.queueLimits[id];
      return limit ? words.ofQueue(name, limit) : [];
    }),
    ...(column.expedite ? [words.lane(column.expedite)] : []),
  ];
  return (
    <li className={panel.card}>
      <b>{column.name}</b> <span className={panel.muted}>{words.queue(count)}</span>
      <p>{column.policy || <span className={panel.muted}>{words.noPolicy}</span>}</p>
      <p className={panel.muted}>{limits.join(' · ')}</p>
      <div className={panel.actions}>
        <Button size="small" aria-label={words.changeOf(column.name)} onClick={onOpen}>
          {administer ? words.change : words.show}
        </Button>
      </div>
    </li>
  );
}
