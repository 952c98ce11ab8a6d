import { useState } from 'react';
import { team } from '../../identity/team-store.js';
import { useValue } from '../../live/value.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { stateShare } from './share.js';
import { words } from './words.js';

const isPercent = (text: string) => /^\d{1,3}$/.test(text) && Number(text) <= 100;

const stands = () => team.get().share?.product ?? null;

/** States another share, or none. Whoever decides over what stood there before is told so first. */
export function ShareForm({ onDone }: { onDone: () => void }) {
  const stated = useValue(team).share ?? null;
  const [seen, setSeen] = useState(stands);
  const [typed, setTyped] = useState(seen === null ? '' : `${seen}`);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const text = typed.trim();
  const good = isPercent(text);

  const state = async (product: number | null) => {
    if (await sending.send(() => stateShare(seen, product, reason.trim()))) onDone();
    else setSeen(stands());
  };
  return (
    <form
      noValidate
      className={panel.stack}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (good) void state(Number(text));
      }}
    >
      <div className={panel.pair}>
        <TextField
          label={words.form.product}
          hint={good ? words.form.rest(100 - Number(text)) : undefined}
          fault={tried && !good ? words.form.fault : undefined}
          inputMode="numeric"
          maxLength={3}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <TextField
          label={words.form.reason}
          maxLength={300}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <Failure failure={sending.failure} />
      <div className={panel.actions}>
        <Button type="submit" size="small" look="primary" disabled={sending.busy}>
          {words.form.save}
        </Button>
        {stated && (
          <Button size="small" look="quiet" disabled={sending.busy} onClick={() => void state(null)}>
            {words.form.none}
          </Button>
        )}
      </div>
    </form>
  );
}
