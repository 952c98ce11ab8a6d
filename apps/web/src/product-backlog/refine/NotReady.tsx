import { useState } from 'react';
import { OVERRIDE_REASON_MIN, type NotReady as Facts } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import { Popover } from '../../ui/Popover.js';
import { team } from '../../identity/team-store.js';
import { useItem } from '../product-store.js';
import type { ProductRefusalProps } from '../panels/props.js';
import { startAnyway } from './commands.js';
import { words } from './words.js';

/** An item that is not ready: what it lacks, what helps, and the way past it with a reason (P8). */
export function NotReady({ refused, itemId, onClose, anchor, onOpenItem }: ProductRefusalProps) {
  const facts = refused.facts as unknown as Facts;
  const item = useItem(itemId ?? facts.itemId);
  const [overriding, setOverriding] = useState(false);
  const start = async (reason: string) => {
    if (item) await startAnyway(item, reason);
    onClose();
  };
  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      title={words.ready.refused(item?.key ?? words.columns.item)}
      footer={
        <>
          {!overriding && <Button onClick={() => setOverriding(true)}>{words.ready.anyway}</Button>}
          <Button onClick={onClose}>{words.ready.close}</Button>
        </>
      }
    >
      <div className={panel.stack}>
        <p>{words.ready.notMoved(facts.checks.length)}</p>
        <ul className={panel.cards}>
          {facts.checks.map((check) => (
            <li key={check}>
              <b>{words.ready.checks[check]}</b> <span className={panel.muted}>{words.ready.ways[check]}</span>
            </li>
          ))}
        </ul>
        {item && onOpenItem && (
          <Button size="small" look="quiet" onClick={() => onOpenItem(item.id)}>
            {words.ready.toItem}
          </Button>
        )}
        <a href={`/b/${team.get().me.teamSlug}/refine`}>{words.ready.toRefine}</a>
        {overriding && (
          <ReasonForm
            label={words.ready.reason}
            needed={words.ready.short(OVERRIDE_REASON_MIN)}
            min={OVERRIDE_REASON_MIN}
            action={words.ready.start}
            send={start}
            onDone={() => setOverriding(false)}
          />
        )}
      </div>
    </Popover>
  );
}
