import { useState, type FormEvent } from 'react';
import { Button } from '../../../ui/Button.js';
import { TextField } from '../../../ui/Field.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import styles from './page.module.css';
import { Fault } from './Shell.js';
import type { Act } from './use-followed.js';
import { timeOf, words } from './words.js';

/** Whether it is solved is for whoever asked to say. */
export function Solved({ until, act }: { until: string | null; act: Act }) {
  const [asking, setAsking] = useState(false);
  const { busy, failure, send } = useSending();
  const reopen = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    if (reason) void send(() => act('reopen', { reason })).then((done) => done && setAsking(false));
  };
  return (
    <section className={styles.card}>
      <h2>{words.solved.heading}</h2>
      {until && <p className={styles.muted}>{words.solved.until(timeOf(until))}</p>}
      {asking ? (
        <form className={styles.form} onSubmit={reopen}>
          <TextField name="reason" label={words.solved.reason} maxLength={500} required autoFocus />
          <div className={styles.ways}>
            <Button type="submit" look="primary" disabled={busy}>
              {words.solved.reopen}
            </Button>
            <Button onClick={() => setAsking(false)}>{words.solved.back}</Button>
          </div>
        </form>
      ) : (
        <div className={styles.ways}>
          <Button look="primary" disabled={busy} onClick={() => void send(() => act('confirm', {}))}>
            {words.solved.confirm}
          </Button>
          <Button disabled={busy} onClick={() => setAsking(true)}>
            {words.solved.reject}
          </Button>
        </div>
      )}
      <Fault why={failure} />
    </section>
  );
}
