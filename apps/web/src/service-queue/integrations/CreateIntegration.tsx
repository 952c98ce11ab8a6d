import { useState } from 'react';
import type { IntegrationKind } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { SelectField, TextArea, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { useQueues } from '../service-store.js';
import { exampleOf } from './examples.js';
import { createIntegration, useReadAgain } from './intake.js';
import styles from './integrations.module.css';
import { words } from './words.js';

interface Shown {
  token: string;
  kind: IntegrationKind;
  id: string;
  /** Of Grafana only. */
  signingSecret?: string | undefined;
}

/** A new sender; its token is shown once, until it is said to be kept. */
export function CreateIntegration() {
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <section className={panel.section}>
      <h3>{words.create.heading}</h3>
      {shown ? <Token {...shown} onDone={() => setShown(null)} /> : <Form onCreated={setShown} />}
    </section>
  );
}

function Form({ onCreated }: { onCreated: (shown: Shown) => void }) {
  const queues = useQueues();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<IntegrationKind>('alertmanager');
  const [queue, setQueue] = useState('');
  const { busy, failure, send } = useSending();
  const readAgain = useReadAgain();
  const create = () =>
    send(async () => {
      const made = await createIntegration({ kind, name: name.trim(), ...(queue && { queue }) });
      const { token, signingSecret, integration } = made;
      await readAgain();
      if (token) onCreated({ token, kind, id: integration.id, signingSecret });
    });
  return (
    <form
      className={panel.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) void create();
      }}
    >
      <TextField
        label={words.create.name}
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <SelectField
        label={words.create.kind}
        value={kind}
        onChange={({ target }) => setKind(target.value as IntegrationKind)}
      >
        {Object.entries(words.kinds).map(([id, said]) => (
          <option key={id} value={id}>
            {said}
          </option>
        ))}
      </SelectField>
      <SelectField label={words.create.queue} value={queue} onChange={({ target }) => setQueue(target.value)}>
        <option value="">{words.byRules}</option>
        {queues.map(({ id, name: said }) => (
          <option key={id} value={id}>
            {said}
          </option>
        ))}
      </SelectField>
      <div>
        <Button type="submit" look="primary" disabled={busy || !name.trim()}>
          {words.create.action}
        </Button>
      </div>
      <Failure failure={failure} />
    </form>
  );
}

function Token({ token, kind, id, signingSecret, onDone }: Shown & { onDone: () => void }) {
  const address = `${location.origin}${words.sends[kind]}`;
  const { create } = words;
  const example = exampleOf(kind, address, token);
  const [label, hint] =
    kind === 'pagerduty'
      ? [create.routingKey, create.routingKeyHint(address)]
      : [create.token, create.tokenHint(address)];
  return (
    <div className={panel.stack} role="status">
      <TextField label={label} hint={hint} readOnly autoFocus value={token} onFocus={({ target }) => target.select()} />
      {signingSecret && (
        <TextField
          label={create.signingSecret}
          hint={create.signingHint(`${address}/${id}`)}
          readOnly
          value={signingSecret}
          onFocus={({ target }) => target.select()}
        />
      )}
      <div className={styles.example}>
        <TextArea
          label={create.example}
          readOnly
          rows={example.split('\n').length}
          value={example}
          onFocus={({ target }) => target.select()}
        />
      </div>
      <div>
        <Button onClick={onDone}>{words.create.done}</Button>
      </div>
    </div>
  );
}
