import { useState } from 'react';
import type { CreateSilence as Wanted, SilenceMatcher } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { useQueues } from '../service-store.js';
import { createSilence, useReadAgain } from './intake.js';
import { silenceWords as words } from './silence-words.js';

const EMPTY = { field: 'service', label: '', test: 'is', value: '', queue: '', from: '', hours: '1', reason: '' };
type Draft = typeof EMPTY;

const HOUR = 3_600_000;

/** Which alerts, for how long, and why; a later start makes it a maintenance window. */
export function CreateSilence() {
  const queues = useQueues();
  const [draft, setDraft] = useState(EMPTY);
  const { busy, failure, send } = useSending();
  const readAgain = useReadAgain();
  const set = (name: keyof Draft) => ({
    value: draft[name],
    onChange: ({ target }: { target: { value: string } }) => setDraft({ ...draft, [name]: target.value }),
  });
  const wanted = wantedBy(draft, Date.now());
  const create = async () => {
    if (!wanted || !(await send(() => createSilence(wanted)))) return;
    setDraft(EMPTY);
    await readAgain();
  };
  return (
    <form
      className={panel.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <h4>{words.create.heading}</h4>
      <div className={panel.columns}>
        <SelectField label={words.create.field} {...set('field')}>
          {Object.entries(words.fields).map(([id, said]) => (
            <option key={id} value={id}>
              {said}
            </option>
          ))}
        </SelectField>
        {draft.field === 'label' && <TextField label={words.create.label} maxLength={80} {...set('label')} />}
        <SelectField label={words.create.test} {...set('test')}>
          {Object.entries(words.tests).map(([id, said]) => (
            <option key={id} value={id}>
              {said}
            </option>
          ))}
        </SelectField>
        <TextField label={words.create.value} maxLength={200} {...set('value')} />
        <SelectField label={words.create.queue} {...set('queue')}>
          <option value="">{words.create.anyQueue}</option>
          {queues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField label={words.create.from} hint={words.create.fromHint} type="datetime-local" {...set('from')} />
        <TextField label={words.create.hours} type="number" min={0.25} step={0.25} max={720} {...set('hours')} />
      </div>
      <TextField label={words.create.reason} maxLength={200} {...set('reason')} />
      <div>
        <Button type="submit" disabled={busy || !wanted}>
          {words.create.action}
        </Button>
      </div>
      <Failure failure={failure} />
    </form>
  );
}

/** Null while something is missing. */
function wantedBy({ field, label, test, value, queue, from, hours, reason }: Draft, nowMs: number): Wanted | null {
  const starts = from ? Date.parse(from) : nowMs;
  const lasts = Number(hours) * HOUR;
  const matchers = value.trim()
    ? [{ field: field === 'label' ? `label:${label.trim()}` : field, test, value: value.trim() } as SilenceMatcher]
    : [];
  if (!reason.trim() || !(lasts > 0) || Number.isNaN(starts)) return null;
  if ((matchers.length === 0 && !queue) || (field === 'label' && value.trim() && !label.trim())) return null;
  return {
    ...{ kind: from ? 'maintenance' : 'silence', matchers, reason: reason.trim() },
    ...(queue && { queue }),
    ...(from && { from: new Date(starts).toISOString() }),
    to: new Date(starts + lasts).toISOString(),
  };
}
