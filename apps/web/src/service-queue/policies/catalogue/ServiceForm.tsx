import { useState, type FormEvent } from 'react';
import type { Service } from '@twotrack/service-queue/contract';
import { Refused } from '../../../http/refused.js';
import { Button } from '../../../ui/Button.js';
import { SelectField, TextArea, TextField } from '../../../ui/Field.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { useSending } from '../../../ui/panel/use-sending.js';
import { words as common } from '../../../ui/panel/words.js';
import styles from './catalogue.module.css';
import type { CatalogueProps } from './props.js';
import { draftOf, faultsOf, isSound, levelsOfUsers, wordsOf, type ServiceDraft } from './service-draft.js';
import { ServiceMeasures } from './ServiceMeasures.js';
import { useCatalogueCommands } from './use-catalogue.js';
import { words } from './words.js';

interface Props extends CatalogueProps {
  /** A service that is there, or what a new one starts with. */
  from: Service | { name: string };
  onDone: () => void;
}

/** A service, new or changed; saved over the one that was seen. */
export function ServiceForm({ from, onDone, ...around }: Props) {
  const { slug, queues, facts } = around;
  const commands = useCatalogueCommands(slug);
  const [draft, setDraft] = useState(() => draftOf(from, levelsOfUsers(facts).length));
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const faults = faultsOf(draft);
  const change = (some: Partial<ServiceDraft>) => setDraft({ ...draft, ...some });
  const fault = (wrong: boolean, said: string) => (tried && wrong ? said : undefined);
  const stale = failure instanceof Refused && failure.code === 'stale-version' ? failure : null;
  const theirs = stale?.facts['service'] as Service | undefined;

  const save = async (version: number | null) => {
    setTried(true);
    if (!isSound(draft)) return;
    const said = wordsOf(draft);
    const sent = await send(() =>
      'id' in from ? commands.editService(from.id, version!, said) : commands.createService(said),
    );
    if (sent) onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save('version' in from ? from.version : null);
  };
  return (
    <form className={styles.form} noValidate aria-label={words.form.label(from.name)} onSubmit={submit}>
      <TextField
        label={words.form.name}
        maxLength={120}
        fault={fault(faults.name, words.form.nameNeeded)}
        value={draft.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <SelectField
        label={words.form.queue}
        hint={words.form.queueHint}
        value={draft.queueId}
        onChange={({ target }) => change({ queueId: target.value })}
      >
        <option value="">{words.form.noQueue}</option>
        {queues.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <ServiceMeasures draft={draft} facts={facts} change={change} fault={fault} faults={faults} />
      <TextField
        label={words.form.runbook}
        type="url"
        maxLength={500}
        fault={fault(faults.runbook, words.form.runbookFault)}
        value={draft.runbook}
        onChange={({ target }) => change({ runbook: target.value })}
      />
      <TextArea
        label={words.form.description}
        maxLength={2_000}
        value={draft.description}
        onChange={({ target }) => change({ description: target.value })}
      />
      {theirs ? (
        <div className={panel.conflict} role="alert">
          <p>{words.form.stale(theirs.name)}</p>
          <div className={panel.actions}>
            <Button
              onClick={() => {
                void commands.refresh();
                onDone();
              }}
            >
              {words.form.takeTheirs}
            </Button>
            <Button onClick={() => void save(theirs.version)}>{words.form.keepMine}</Button>
          </div>
        </div>
      ) : (
        <Failure failure={failure} />
      )}
      <div className={panel.actions}>
        <Button type="submit" look="primary" disabled={busy}>
          {words.form.save}
        </Button>
        <Button onClick={onDone}>{common.cancel}</Button>
      </div>
    </form>
  );
}
