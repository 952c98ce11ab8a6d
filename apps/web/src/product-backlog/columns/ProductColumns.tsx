import { useState } from 'react';
import type { Column, ColumnId } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import { ProductColumnDialog } from '../panels/ProductColumnDialog.js';
import { columnIds, useProductColumn, useProductColumns } from '../product-store.js';
import { words } from './words.js';

/** The product track's columns: their words and their limits, which are the product owner's (W1). */
export function ProductColumns({ onChanged }: { onChanged: () => void }) {
  const columns = useProductColumns();
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
      {open && <ProductColumnDialog columnId={open} onClose={close} />}
    </>
  );
}

function Row({ column, onOpen }: { column: Column; onOpen: () => void }) {
  const { order } = useCan();
  const count = useProductColumn(column.id).length;
  return (
    <li className={panel.card}>
      <b>{column.name}</b> <span className={panel.muted}>{words.now(count)}</span>
      <p>{column.policy || <span className={panel.muted}>{words.noPolicy}</span>}</p>
      <p className={panel.muted}>{column.limit ? words.limit(column.limit) : words.off}</p>
      <div className={panel.actions}>
        <Button size="small" aria-label={words.changeOf(column.name)} onClick={onOpen}>
          {order ? words.change : words.show}
        </Button>
      </div>
    </li>
  );
}
