import { useId, useRef, type FormEvent } from 'react';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { usePolicy } from '../service-store.js';
import * as acts from './acts.js';
import { ticketOf } from './children.js';
import styles from './choices.module.css';
import { factNames, words } from './words.js';

/** Which fact is wrong, and why (S3). */
export function DisputeDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const form = useId();
  const fact = useRef<HTMLSelectElement>(null);
  const note = useRef<HTMLInputElement>(null);
  const facts = factNames(usePolicy());
  const send = (event: FormEvent) => {
    event.preventDefault();
    const said = note.current!.value.trim();
    if (!said) return;
    onClose();
    void acts.dispute(id, fact.current!.value, said);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.dispute.title(ticketOf(id)?.key ?? '')}
      description={words.dispute.about}
      initialFocus={fact}
      footer={
        <>
          <Button onClick={onClose}>{words.dispute.cancel}</Button>
          <Button look="primary" type="submit" form={form}>
            {words.dispute.submit}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={send}>
        <SelectField ref={fact} label={words.dispute.fact}>
          {facts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField ref={note} label={words.dispute.note} required maxLength={500} autoComplete="off" />
      </form>
    </Dialog>
  );
}
