import { useState } from 'react';
import { useMe, usePeople } from '../../identity/session.js';
import { serverNow } from '../../live/server-time.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { delegateOrder } from './commands.js';
import { dayBefore, endOf } from './days.js';
import { words } from './words.js';

const AT_FIRST_DAYS = 7;
const YEAR_DAYS = 365;

/** To whom the product owner gives the order, and until the end of which day. */
export function DelegateForm({ onDone }: { onDone: () => void }) {
  const { id: me } = useMe();
  const members = usePeople().filter(({ id, roles }) => id !== me && roles.includes('member'));
  const [to, setTo] = useState('');
  const [day, setDay] = useState(() => dayBefore(serverNow(), -AT_FIRST_DAYS));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const until = endOf(day);
  const [today, last] = [dayBefore(serverNow(), 0), dayBefore(serverNow(), -YEAR_DAYS)];
  const fits = until !== null && day >= today && day <= last;

  const submit = async () => {
    setTried(true);
    if (to && fits && (await send(() => delegateOrder(to, until, reason.trim())))) onDone();
  };
  return (
    <SmallForm action={words.delegation.submit} busy={busy} onSubmit={submit} onCancel={onDone}>
      <div className={panel.columns}>
        <SelectField
          label={words.delegation.to}
          value={to}
          fault={tried && !to ? words.delegation.whoNeeded : undefined}
          onChange={({ target }) => setTo(target.value)}
        >
          <option value="">{words.delegation.choose}</option>
          {members.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.delegation.untilLabel}
          type="date"
          min={today}
          max={last}
          value={day}
          fault={tried && !fits ? words.delegation.untilNeeded : undefined}
          onChange={({ target }) => setDay(target.value)}
        />
      </div>
      <TextField
        label={words.delegation.reason}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Failure failure={failure} />
    </SmallForm>
  );
}
