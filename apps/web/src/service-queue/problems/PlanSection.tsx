import type { ChangePlan, Ticket } from '@twotrack/service-queue/contract';
import { useState } from 'react';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { SelectField, TextArea, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useNow } from '../../ui/panel/use-now.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { timeOfDay } from '../../ui/times.js';
import { planChange } from './api.js';
import styles from './problems.module.css';
import { words } from './words.js';

/** When planned work happens, how risky it is, and the way back (S16). */
export function PlanSection({ ticket }: { ticket: Ticket }) {
  const { work } = useCan();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const sending = useSending();
  const { plan } = ticket.marks;
  const may = work && !ticket.resolvedAt;
  return (
    <Section heading={words.plan.title}>
      {!plan && <p className={panel.muted}>{words.plan.none}</p>}
      {plan && (
        <>
          <p>
            {words.plan.window(timeOfDay(plan.from, now), timeOfDay(plan.to, now))} · {words.plan.risk}:{' '}
            {words.plan.risks[plan.risk]}
          </p>
          {plan.beganAt && <p className={panel.note}>{plan.endedAt ? words.plan.ended : words.plan.began}</p>}
          <p className={styles.prose}>
            <span className={panel.muted}>{words.plan.rollback}:</span> {plan.rollback}
          </p>
        </>
      )}
      {open && <PlanForm ticket={ticket} plan={plan} onDone={() => setOpen(false)} />}
      {may && !open && (
        <div className={panel.actions}>
          <Button size="small" onClick={() => setOpen(true)}>
            {plan ? words.plan.change : words.plan.plan}
          </Button>
          {plan && (
            <Button
              size="small"
              look="quiet"
              disabled={sending.busy}
              onClick={() => void sending.send(() => planChange(ticket, null))}
            >
              {words.plan.remove}
            </Button>
          )}
        </div>
      )}
      <Failure failure={sending.failure} />
    </Section>
  );
}

/** As a field of date and time has it: in this browser's zone, to the minute. */
const local = (iso: string): string => {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

interface FormProps {
  ticket: Ticket;
  plan: ChangePlan | undefined;
  onDone: () => void;
}

function PlanForm({ ticket, plan, onDone }: FormProps) {
  const [draft, setDraft] = useState(() => ({
    from: plan ? local(plan.from) : '',
    to: plan ? local(plan.to) : '',
    risk: plan?.risk ?? ('low' as ChangePlan['risk']),
    rollback: plan?.rollback ?? '',
  }));
  const sending = useSending();
  const backwards = draft.from !== '' && draft.to !== '' && draft.to <= draft.from;
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const submit = async () => {
    if (backwards) return;
    const at = (said: string) => (said ? new Date(said).toISOString() : '');
    const done = await sending.send(() => planChange(ticket, { ...draft, from: at(draft.from), to: at(draft.to) }));
    if (done) onDone();
  };
  return (
    <SmallForm action={words.plan.save} busy={sending.busy} onSubmit={submit} onCancel={onDone}>
      <div className={panel.pair}>
        <TextField
          label={words.plan.from}
          type="datetime-local"
          value={draft.from}
          onChange={({ target }) => set({ from: target.value })}
        />
        <TextField
          label={words.plan.to}
          type="datetime-local"
          value={draft.to}
          fault={backwards ? words.plan.backwards : undefined}
          onChange={({ target }) => set({ to: target.value })}
        />
      </div>
      <SelectField
        label={words.plan.risk}
        value={draft.risk}
        onChange={({ target }) => set({ risk: target.value as ChangePlan['risk'] })}
      >
        {Object.entries(words.plan.risks).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={words.plan.rollback}
        rows={3}
        value={draft.rollback}
        onChange={({ target }) => set({ rollback: target.value })}
      />
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}
