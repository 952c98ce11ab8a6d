import { useMemo, useRef, useState } from 'react';
import { PROSE_MAX, TITLE_MAX } from '@twotrack/shared';
import { TicketKind, type OpenTicket, type Service, type SeverityPolicy } from '@twotrack/service-queue/contract';
import { explain } from '@twotrack/service-queue/domain';
import { Field, SelectField, TextArea, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { FormDialog } from '../../ui/panel/FormDialog.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { SeverityChip } from '../../ui/Severity.js';
import { openTicket } from '../commands.js';
import { usePolicy, useQueues } from '../service-store.js';
import { toSend, type Answers } from './answers.js';
import { factsOfNew } from './facts-of-new.js';
import { FactQuestion } from './FactQuestion.js';
import styles from './facts.module.css';
import type { CreateTicketDialogProps } from './props.js';
import { shortWhy } from './short-why.js';
import { useServices } from './use-services.js';
import { words } from './words.js';

const blank = {
  kind: 'incident' as TicketKind,
  title: '',
  details: '',
  service: '',
  queue: '',
  answers: {} as Answers,
};
type Draft = typeof blank;

/** A new ticket: what is known is asked in plain questions, and the severity follows from the answers (S3, S4). */
export function CreateTicketDialog(props: CreateTicketDialogProps) {
  const policy = usePolicy();
  return policy ? <Creating {...props} policy={policy} /> : null;
}

function Creating({ open, onClose, policy }: CreateTicketDialogProps & { policy: SeverityPolicy }) {
  const title = useRef<HTMLInputElement>(null);
  const queues = useQueues();
  const services = useServices();
  const [draft, setDraft] = useState<Draft>(blank);
  const [tried, setTried] = useState(false);
  const { busy, failure, send, forget } = useSending();
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const { facts, faults } = toSend(policy, draft.answers);
  const noTitle = !draft.title.trim();

  const submit = async () => {
    setTried(true);
    if (noTitle || faults.length > 0 || !(await send(() => openTicket(commandOf(draft, facts))))) return;
    setDraft(blank);
    setTried(false);
    onClose();
  };
  const close = () => {
    forget();
    onClose();
  };
  return (
    <FormDialog
      open={open}
      onClose={close}
      size="wide"
      title={words.create.heading}
      initialFocus={title}
      action={words.create.open}
      busy={busy}
      onSubmit={submit}
      aside={<Preview policy={policy} answers={draft.answers} service={draft.service} services={services} />}
    >
      <Field label={words.create.title} fault={tried && noTitle ? words.create.titleNeeded : undefined}>
        {(wiring) => (
          <input
            {...wiring}
            ref={title}
            maxLength={TITLE_MAX}
            value={draft.title}
            onChange={({ target }) => set({ title: target.value })}
          />
        )}
      </Field>
      <div className={panel.thirds}>
        <SelectField
          label={words.create.kind}
          value={draft.kind}
          onChange={({ target }) => set({ kind: TicketKind.parse(target.value) })}
        >
          {TicketKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.create.service}
          placeholder={words.create.serviceExample}
          maxLength={120}
          list="services"
          value={draft.service}
          onChange={({ target }) => set({ service: target.value })}
        />
        <SelectField
          label={words.create.queue}
          value={draft.queue}
          onChange={({ target }) => set({ queue: target.value })}
        >
          <option value="">{words.create.byRules}</option>
          {queues.map((queue) => (
            <option key={queue.id} value={queue.id}>
              {queue.name}
            </option>
          ))}
        </SelectField>
      </div>
      <datalist id="services">
        {services.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <TextArea
        label={words.create.details}
        rows={3}
        maxLength={PROSE_MAX}
        value={draft.details}
        onChange={({ target }) => set({ details: target.value })}
      />
      <h3>{words.create.facts}</h3>
      <div className={styles.questions}>
        {policy.facts.map((fact) => (
          <FactQuestion
            key={fact.id}
            fact={fact}
            answer={draft.answers[fact.id] ?? null}
            onAnswer={(answer) => set({ answers: { ...draft.answers, [fact.id]: answer } })}
            tried={tried && faults.includes(fact.id)}
          />
        ))}
      </div>
      <Failure failure={failure} />
    </FormDialog>
  );
}

interface PreviewProps {
  policy: SeverityPolicy;
  answers: Answers;
  service: string;
  services: readonly Service[];
}

/** "This would be SEV3, because …", said while the questions are answered: with what the catalogue knows of the service. */
function Preview({ policy, answers, service, services }: PreviewProps) {
  const why = useMemo(
    () => explain(policy, factsOfNew(policy, answers, service.trim(), services)),
    [policy, answers, service, services],
  );
  return (
    <div className={styles.preview} role="status">
      <p>
        {words.create.preview} <SeverityChip severity={why.severity} long />
        {why.assumed.length > 0 && <span className={panel.muted}> {words.create.assumed(why.assumed.length)}</span>}
      </p>
      <p className={panel.muted}>{shortWhy(why, policy)}</p>
    </div>
  );
}

/** What is not known is not sent: it is assumed. */
const commandOf = (draft: Draft, facts: ReturnType<typeof toSend>['facts']): OpenTicket => ({
  kind: draft.kind,
  title: draft.title.trim(),
  ...(draft.details.trim() && { details: draft.details }),
  ...(draft.service.trim() && { service: draft.service.trim() }),
  ...(draft.queue && { queue: draft.queue }),
  facts: Object.fromEntries(Object.entries(facts).flatMap(([id, stated]) => (stated ? [[id, stated]] : []))),
});
