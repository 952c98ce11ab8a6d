import { useRef, type FormEvent } from 'react';
import type { FollowedComment } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import { TextArea } from '../../../ui/Field.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import styles from './page.module.css';
import { Fault } from './Shell.js';
import type { Act } from './use-followed.js';
import { timeOf, words } from './words.js';

/** What was written to and by whoever asked, the newest first. */
export function Talk({ comments, open, act }: { comments: readonly FollowedComment[]; open: boolean; act: Act }) {
  return (
    <section className={styles.card}>
      <h2>{words.talk.heading}</h2>
      {open && <Say act={act} />}
      {comments.length === 0 && <p className={styles.muted}>{words.talk.none}</p>}
      <ul className={styles.talk} aria-label={words.talk.heading}>
        {comments.map(({ id, text, at, by }) => (
          <li key={id} data-own={by === null || undefined}>
            <p className={styles.muted}>
              <strong>{by ?? words.talk.you}</strong> · {timeOf(at)}
            </p>
            <p className={styles.text}>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Say({ act }: { act: Act }) {
  const form = useRef<HTMLFormElement>(null);
  const { busy, failure, send } = useSending();
  const say = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('text')).trim();
    if (text && (await send(() => act('comments', { text })))) form.current?.reset();
  };
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void say(event)}>
      <TextArea name="text" label={words.talk.say} maxLength={10_000} rows={3} required />
      <div className={styles.ways}>
        <Button type="submit" disabled={busy}>
          {words.talk.send}
        </Button>
      </div>
      <Fault why={failure} />
    </form>
  );
}
