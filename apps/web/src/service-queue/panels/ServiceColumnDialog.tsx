import { useState } from 'react';
import type { Column, WipLimit } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import { TextArea } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { FormDialog } from '../../ui/panel/FormDialog.js';
import { LimitFields, draftOf, limitOf, sameLimit, type LimitDraft } from '../../ui/panel/LimitFields.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { words as common } from '../../ui/panel/words.js';
import { setColumnLimit, setColumnPolicy } from '../commands.js';
import { tickets, useQueues, useServiceColumn, useServiceColumns } from '../service-store.js';
import type { ServiceColumnDialogProps } from './props.js';
import { setup } from './setup-words.js';

/** The explicit policy of a column: its words, its limit over all queues and in each, and who may change them. */
export function ServiceColumnDialog({ columnId, onClose }: ServiceColumnDialogProps) {
  const column = useServiceColumns().find(({ id }) => id === columnId);
  return column ? <ColumnForm column={column} onClose={onClose} /> : null;
}

/** The limits that are of no queue: over all of them, and of the expedite lane. */
const ALL = '';
const LANE = 'expedite';

function ColumnForm({ column, onClose }: { column: Column; onClose: () => void }) {
  const { administer } = useCan();
  const queues = useQueues();
  const ids = useServiceColumn(column.id);
  const [policy, setPolicy] = useState(column.policy);
  const [limits, setLimits] = useState<Record<string, LimitDraft>>({});
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const kept = (place: string): WipLimit | null =>
    place === LANE ? column.expedite : ((place ? column.queueLimits[place] : column.limit) ?? null);
  const limitIn = (queueId: string): LimitDraft => limits[queueId] ?? draftOf(kept(queueId));
  const changed = Object.keys(limits).filter((queueId) => !sameLimit(limitIn(queueId), draftOf(kept(queueId))));
  const countIn = (place: string): number =>
    ids
      .flatMap((id) => tickets.card(id) ?? [])
      .filter(({ queueId, expedited }) => {
        return place === LANE ? expedited : !expedited && (!place || queueId === place);
      }).length;

  const save = async () => {
    setTried(true);
    if (changed.some((queueId) => limitOf(limitIn(queueId)) === undefined)) return;
    const saved = await send(async () => {
      if (policy.trim() !== column.policy) await setColumnPolicy(column.id, policy.trim());
      for (const place of changed) await setColumnLimit(column.id, limitOf(limitIn(place))!, whichOf(place));
    });
    if (saved) onClose();
  };
  const fields = { column, tried, disabled: !administer };
  const set = (queueId: string) => (draft: LimitDraft) => setLimits((now) => ({ ...now, [queueId]: draft }));
  return (
    <FormDialog
      onClose={onClose}
      title={common.column.title(column.name)}
      action={administer ? common.save : null}
      busy={busy}
      onSubmit={save}
    >
      {!administer && <p className={panel.muted}>{setup.column.who}</p>}
      <TextArea
        label={common.column.policy}
        hint={common.column.policyHint}
        rows={2}
        maxLength={300}
        readOnly={!administer}
        value={policy}
        onChange={({ target }) => setPolicy(target.value.replaceAll(/[\r\n]+/g, ' '))}
      />
      <LimitOf {...fields} draft={limitIn(ALL)} onChange={set(ALL)} count={countIn(ALL)} />
      {column.id === 'working' && (
        <LimitOf
          {...fields}
          name={setup.column.lane}
          draft={limitIn(LANE)}
          onChange={set(LANE)}
          count={countIn(LANE)}
        />
      )}
      <details open={Object.keys(column.queueLimits).length > 0}>
        <summary>{setup.column.perQueue}</summary>
        <div className={panel.stack}>
          {queues.map((queue) => (
            <LimitOf
              key={queue.id}
              {...fields}
              name={queue.name}
              draft={limitIn(queue.id)}
              onChange={set(queue.id)}
              count={countIn(queue.id)}
            />
          ))}
        </div>
      </details>
      <Failure failure={failure} />
    </FormDialog>
  );
}

const whichOf = (place: string) => (place === LANE ? { lane: 'expedite' as const } : place ? { queue: place } : {});

interface LimitOfProps {
  column: Column;
  /** Of one queue or the lane; without it, over all queues. */
  name?: string;
  draft: LimitDraft;
  onChange: (draft: LimitDraft) => void;
  count: number;
  disabled: boolean;
  tried: boolean;
}

function LimitOf({ column, name, draft, onChange, count, disabled, tried }: LimitOfProps) {
  const typed = limitOf(draft);
  const onlyWarns = column.id !== 'working' && column.id !== 'waiting';
  return (
    <div className={panel.stack}>
      <h3>
        {name ?? setup.column.overAll} <span className={panel.muted}>{setup.column.now(count)}</span>
      </h3>
      <LimitFields
        draft={draft}
        onChange={onChange}
        onlyWarns={onlyWarns}
        modeLabel={name ? setup.column.modeOf(name) : common.column.mode}
        countLabel={name ? setup.column.countOf(name) : setup.column.count}
        disabled={disabled}
        tried={tried}
      />
      {onlyWarns && !name && <p className={panel.muted}>{common.column.entryOrEnd}</p>}
      {typed && count > typed.count && <p className={panel.note}>{common.column.over(count, typed.count)}</p>}
    </div>
  );
}
