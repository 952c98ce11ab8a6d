import { useState } from 'react';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import type { Drafting } from './use-policies.js';
import { words } from './words.js';

/** Brings the draft into force, with a reason; not while the checks find something. */
export function ActivateForm({ drafting, sound }: { drafting: Drafting; sound: boolean }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const activate = async () => {
    setTried(true);
    if (!reason.trim() || !sound) return;
    if (!(await send(() => drafting.ask('/draft/activate', { reason: reason.trim() })))) return;
    setReason('');
    setTried(false);
  };
  return (
    <Section heading={words.draft.activate}>
      <form
        className={panel.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void activate();
        }}
      >
        <TextField
          label={words.draft.reason}
          maxLength={500}
          fault={tried && !reason.trim() ? words.draft.reasonNeeded : undefined}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Failure failure={failure} />
        <div>
          <Button type="submit" look="primary" disabled={busy || !sound}>
            {words.draft.activate}
          </Button>
        </div>
      </form>
    </Section>
  );
}
