import { useState, type ComponentProps } from 'react';
import { TextArea, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { read, type GoalDraft, type GoalField, type Words } from './goal-draft.js';
import { words } from './words.js';

interface Props {
  first: GoalDraft;
  action: string;
  send: (says: Words) => Promise<unknown>;
  onDone: () => void;
}

/** The words, the measure and the time of a goal. What was typed stays when it is refused. */
export function GoalForm({ first, action, send, onDone }: Props) {
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const reading = read(draft);
  const faults = tried && 'faults' in reading ? reading.faults : {};

  const submit = async () => {
    setTried(true);
    if ('says' in reading && (await sending.send(() => send(reading.says)))) onDone();
  };
  const field = (name: GoalField): Pick<ComponentProps<'input'>, 'value' | 'onChange'> & { label: string } => ({
    label: words.field[name],
    value: draft[name],
    onChange: ({ target }) => setDraft({ ...draft, [name]: target.value }),
  });
  return (
    <SmallForm action={action} busy={sending.busy} onSubmit={submit} onCancel={onDone}>
      <TextField {...field('title')} hint={words.field.titleHint} fault={faults.title} maxLength={300} autoFocus />
      <TextArea
        label={words.field.why}
        rows={3}
        maxLength={32_000}
        value={draft.why}
        onChange={({ target }) => setDraft({ ...draft, why: target.value })}
      />
      <div className={panel.columns}>
        <TextField {...field('name')} hint={words.field.nameHint} fault={faults.name} maxLength={120} />
        <TextField {...field('unit')} hint={words.field.unitHint} fault={faults.unit} maxLength={40} />
        <TextField {...field('from')} fault={faults.from} inputMode="decimal" />
        <TextField {...field('to')} fault={faults.to} inputMode="decimal" />
        <TextField {...field('startsOn')} fault={faults.startsOn} type="date" />
        <TextField {...field('endsOn')} fault={faults.endsOn} type="date" />
      </div>
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}
