import { useState, type FormEvent } from 'react';
import { Button } from '../ui/Button.js';
import { TextField } from '../ui/Field.js';
import { Door } from './Door.js';
import styles from './door.module.css';
import { sentenceOf, setUp, type Session } from './sign-in.js';
import { words } from './words.js';

/** The first page of an empty installation, opened by its one-time link `/setup#<token>`. */
export function SetupPage({ onSetUp }: { onSetUp: (session: Session) => void }) {
  const [token] = useState(() => location.hash.slice(1));
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name)).trim();
    setBusy(true);
    setFault('');
    try {
      onSetUp(
        await setUp({ token, person: { name: said('name'), email: said('email') }, team: { name: said('team') } }),
      );
    } catch (why) {
      setFault(sentenceOf(why));
      setBusy(false);
    }
  };
  return (
    <Door title={words.setupTitle}>
      <p className={styles.muted}>{token ? words.setupHow : words.setupLink}</p>
      {token && (
        <form className={styles.form} onSubmit={(event) => void send(event)}>
          <TextField name="name" label={words.name} autoComplete="name" maxLength={120} required />
          <TextField name="email" type="email" label={words.email} autoComplete="email" maxLength={254} required />
          <TextField name="team" label={words.team} autoComplete="off" maxLength={80} required />
          {fault && (
            <p className={styles.fault} role="alert">
              {fault}
            </p>
          )}
          <Button type="submit" look="primary" disabled={busy}>
            {words.create}
          </Button>
        </form>
      )}
    </Door>
  );
}
