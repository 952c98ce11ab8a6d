import { useState } from 'react';
import { OVERRIDE_REASON_MIN, type Column, type Item } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import { Popover } from '../../ui/Popover.js';
import { Failure } from '../../ui/panel/Failure.js';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import styles from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { moveItem } from '../commands.js';
import { items, useItem, useProductColumn, useProductColumns } from '../product-store.js';
import { HolderRow } from './HolderRow.js';
import type { ProductRefusalProps } from './props.js';
import { waysOut } from './ways-out.js';
import { words } from './words.js';

/** A full column: who holds the cards, how to make room, and, where the limit allows it, how to pass (ux.md §11). */
export function FullColumn({
  itemId,
  column,
  retry,
  onClose,
  anchor,
  onOpenItem,
}: ProductRefusalProps & { column: Column }) {
  const [overriding, setOverriding] = useState(false);
  const { busy, failure, send } = useSending();
  const moved = useItem(itemId ?? '');
  const columns = useProductColumns();
  const held = useProductColumn(column.id)
    .map((id) => items.card(id))
    .filter((item): item is Item => item !== undefined && item.id !== itemId);
  const { limit } = column;
  const room = !limit || held.length < limit.count;
  const ways = waysOut(column.id, held, columns, (id) => items.shownColumn(id).length);
  const name = moved?.key ?? words.item.heading;
  const again = () => void send(() => retry()).then((done) => done && onClose());

  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      title={room ? words.refusal.hasRoom(column.name) : words.refusal.full(column.name, held.length, limit.count)}
      footer={
        <>
          {!room && limit.mode === 'block-unless-reason' && !overriding && (
            <Button onClick={() => setOverriding(true)}>{words.refusal.anyway}</Button>
          )}
          <Button onClick={onClose}>{overriding ? words.close : words.cancel}</Button>
        </>
      }
    >
      <div className={styles.stack}>
        {room ? (
          <div>
            <Button look="primary" disabled={busy} onClick={again}>
              {words.refusal.tryAgain(name, column.name)}
            </Button>
          </div>
        ) : (
          <>
            <p>{words.refusal.notMoved(name)}</p>
            <p className={styles.muted}>
              {words.refusal.policy(limit.count, words.modes[limit.mode])}
              {limit.mode === 'block' && ` · ${words.refusal.noOverride}`}
            </p>
            <h4>{words.refusal.closest}</h4>
            <ul className={styles.cards}>
              {ways.map((way) => (
                <HolderRow
                  key={way.item.id}
                  way={way}
                  busy={busy}
                  onMove={(to) => void send(() => moveItem(way.item.id, to))}
                />
              ))}
            </ul>
            {ways[0] && onOpenItem && (
              <div>
                <Button size="small" look="quiet" onClick={() => onOpenItem(ways[0]!.item.id)}>
                  {words.refusal.helpFinish(ways[0].item.key)}
                </Button>
              </div>
            )}
          </>
        )}
        {overriding && !room && (
          <ReasonForm
            label={words.refusal.reason}
            needed={words.refusal.reasonShort}
            min={OVERRIDE_REASON_MIN}
            action={words.refusal.moveAnyway}
            send={async (reason) => {
              await retry(reason);
              onClose();
            }}
            onDone={() => setOverriding(false)}
          />
        )}
        <Failure failure={failure} />
      </div>
    </Popover>
  );
}
