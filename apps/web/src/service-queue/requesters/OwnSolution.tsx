import { useState, type FormEvent } from 'react';
import type { Ticket } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { confirmSolution, rejectSolution } from './forms.js';
import styles from './requesters.module.css';
import { words } from './words.js';

/** On one's own solved ticket: it is solved, or it is not (S18). */
export function OwnSolution({ ticket: { id, key } }: { ticket: Ticket }) {
  const [asking, setAsking] = useState(false);
  const { busy, failure, send } = useSending();
  const reopen = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    if (reason) void send(() => rejectSolution(id, reason)).then((done) => done && setAsking(false));
  };
  return (
    <div className={styles.own}>
      {asking ? (
        <form className={styles.own} onSubmit={reopen}>
          <TextField name="reason" label={words.own.reason} maxLength={500} required autoFocus />
          <div className={styles.ways}>
            <Button type="submit" look="primary" disabled={busy}>
              {words.own.reopen}
            </Button>
            <Button onClick={() => setAsking(false)}>{words.own.back}</Button>
          </div>
        </form>
      ) : (
        <div className={styles.ways}>
          <Button
            disabled={busy}
            aria-label={words.own.confirmOf(key)}
            onClick={() => void send(() => confirmSolution(id))}
          >
            {words.own.confirm}
          </Button>
          <Button disabled={busy} aria-label={words.own.rejectOf(key)} onClick={() => setAsking(true)}>
            {words.own.reject}
          </Button>
        </div>
      )}
      <Failure failure={failure} />
    </div>
  );
}
