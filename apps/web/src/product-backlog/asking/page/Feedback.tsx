import { useRef, type FormEvent } from 'react';
import type { FollowedFeedback } from '@twotrack/product-backlog/contract';
import { Button } from '../../../ui/Button.js';
import { TextArea } from '../../../ui/Field.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import page from '../../evidence/page/page.module.css';
import { dayOf } from '../../evidence/verdict-words.js';
import styles from './asking.module.css';
import { Choice, Fault, saidIn } from './parts.js';
import type { Act } from './use-followed.js';
import { words } from './words.js';

/** What is delivered may be less than was expected, and that is a request again (P5). */
export function GiveFeedback({ act }: { act: Act }) {
  const form = useRef<HTMLFormElement>(null);
  const { busy, failure, send } = useSending();
  const tell = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const told = { fellShort: saidIn(typed, 'fellShort'), words: saidIn(typed, 'words') };
    if (told.words && (await send(() => act('feedback', told)))) form.current?.reset();
  };
  return (
    <section className={page.card}>
      <h2>{words.feedback.heading}</h2>
      <p className={page.muted}>{words.feedback.about}</p>
      <form ref={form} className={styles.form} onSubmit={(event) => void tell(event)}>
        <Choice name="fellShort" question={words.feedback.question} answers={words.feedback.fellShort} />
        <TextArea name="words" label={words.feedback.words} maxLength={32_000} rows={3} required />
        <div className={styles.ways}>
          <Button type="submit" disabled={busy}>
            {words.feedback.send}
          </Button>
        </div>
        <Fault why={failure} />
      </form>
    </section>
  );
}

/** What was said of it before, and where that stands. */
export function Told({ feedback }: { feedback: readonly FollowedFeedback[] }) {
  if (feedback.length === 0) return null;
  return (
    <section className={page.card}>
      <h2>{words.feedback.told}</h2>
      <ul className={styles.told} aria-label={words.feedback.told}>
        {feedback.map(({ fellShort, words: text, at, state, reason }) => (
          <li key={at} className={styles.said}>
            <p className={page.muted}>{words.feedback.said(words.feedback.fellShort[fellShort], dayOf(at))}</p>
            <p className={styles.text}>{text}</p>
            <p>
              <strong>{words.states[state]}</strong> {reason}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
