import { useState } from 'react';
import { OVERRIDE_REASON_MIN, WipLimit, type Column, type Ticket } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { Popover } from '../../ui/Popover.js';
import { Failure } from '../../ui/panel/Failure.js';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { moveTicket } from '../commands.js';
import { tickets, useServiceColumn, useTicket } from '../service-store.js';
import { HolderRow } from './HolderRow.js';
import { useNames } from './names.js';
import type { ServiceRefusalProps } from './props.js';
import { words } from './words.js';

const SHOWN = 3;

/** A full column: who holds the tickets, how to make room, and, where the limit allows it, how to pass (ux.md §11). */
export function FullColumn(props: ServiceRefusalProps & { column: Column }) {
  const { refused, ticketId, column, retry, onClose, anchor, onOpenTicket } = props;
  const [overriding, setOverriding] = useState(false);
  const { busy, failure, send } = useSending();
  const names = useNames();
  const moved = useTicket(ticketId ?? '');
  const queueId = typeof refused.facts['queueId'] === 'string' ? refused.facts['queueId'] : null;
  const limit = queueId ? column.queueLimits[queueId] : column.limit;
  const held = useServiceColumn(column.id)
    .map((id) => tickets.card(id))
    .filter((ticket): ticket is Ticket => ticket !== undefined && ticket.id !== ticketId)
    .filter((ticket) => !queueId || ticket.queueId === queueId);
  const room = !limit || held.length < limit.count;
  const closest = held.toSorted((a, b) => (a.enteredColumnAt < b.enteredColumnAt ? -1 : 1)).slice(0, SHOWN);
  const again = () => void send(() => retry()).then((done) => done && onClose());

  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      title={
        room
          ? words.refusal.hasRoom(column.name)
          : full(column.name, queueId && names.queue(queueId), held.length, limit)
      }
      footer={
        <>
          {!room && limit.mode === 'block-unless-reason' && !overriding && (
            <Button onClick={() => setOverriding(true)}>{words.refusal.anyway}</Button>
          )}
          <Button onClick={onClose}>{overriding ? words.close : words.cancel}</Button>
        </>
      }
    >
      <div className={panel.stack}>
        {room ? (
          <div>
            <Button look="primary" disabled={busy} onClick={again}>
              {words.refusal.tryAgain(moved?.key ?? null, column.name)}
            </Button>
          </div>
        ) : (
          <>
            <p>{moved ? words.refusal.notMoved(moved.key) : words.refusal.notPulled}</p>
            <p className={panel.muted}>
              {words.refusal.policy(limit.count, words.modes[limit.mode])}
              {limit.mode === 'block' && ` · ${words.refusal.noOverride}`}
            </p>
            <h4>{words.refusal.longest}</h4>
            <ul className={panel.cards}>
              {closest.map((ticket) => (
                <HolderRow
                  key={ticket.id}
                  ticket={ticket}
                  busy={busy}
                  onMove={(to) => void send(() => moveTicket(ticket.id, to))}
                />
              ))}
            </ul>
            {closest[0] && onOpenTicket && (
              <div>
                <Button size="small" look="quiet" onClick={() => onOpenTicket(closest[0]!.id)}>
                  {words.refusal.helpFinish(closest[0].key)}
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

const full = (column: string, queue: string | null, count: number, limit: WipLimit): string =>
  queue ? words.refusal.fullInQueue(column, queue, count, limit.count) : words.refusal.full(column, count, limit.count);
