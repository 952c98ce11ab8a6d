import { useEffect, useState, type FormEvent } from 'react';
import { Button } from '../ui/Button.js';
import { TextField } from '../ui/Field.js';
import { Door } from './Door.js';
import styles from './door.module.css';
import { sentenceOf, signIn, tokenIn, type Session } from './sign-in.js';
import { words } from './words.js';

/** Opens by `/sign-in#<token>`, also while it is open already; without a token it asks for the link. */
export function SignInPage({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(location.hash !== '');

  const enter = async (given: string) => {
    setBusy(true);
    setFault('');
    try {
      onSignedIn(await signIn(given));
    } catch (why) {
      setFault(sentenceOf(why));
      setBusy(false);
    }
  };
  // The token works once, so it leaves the address at once and is sent once
  useEffect(() => {
    const enterByLink = () => {
      const token = location.hash.slice(1);
      if (!token) return;
      history.replaceState(null, '', location.pathname);
      void enter(token);
    };
    enterByLink();
    window.addEventListener('hashchange', enterByLink);
    return () => window.removeEventListener('hashchange', enterByLink);
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void enter(tokenIn(String(new FormData(event.currentTarget).get('link'))));
  };
  return (
    <Door title={words.signInTitle}>
      <p className={styles.muted}>{busy ? words.signingIn : words.signInHow}</p>
      <form className={styles.form} onSubmit={send}>
        <TextField
          name="link"
          label={words.paste}
          hint={words.pasteHint}
          fault={fault}
          autoComplete="one-time-code"
          required
        />
        <Button type="submit" look="primary" disabled={busy}>
          {words.signIn}
        </Button>
      </form>
    </Door>
  );
}
