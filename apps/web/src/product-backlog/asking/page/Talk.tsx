import { useRef, type FormEvent } from 'react';
import type { FollowedRequest } from '@twotrack/product-backlog/contract';
import { Button } from '../../../ui/Button.js';
import { TextArea } from '../../../ui/Field.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import page from '../../evidence/page/page.module.css';
import { dayOf } from '../../evidence/verdict-words.js';
import styles from './asking.module.css';
import { Fault, saidIn } from './parts.js';
import type { Act } from './use-followed.js';
import { words } from './words.js';

/** What the team and whoever asked write to each other (P4). */
export function Talk({ talk, act }: Pick<FollowedRequest, 'talk'> & { act: Act }) {
  const form = useRef<HTMLFormElement>(null);
  const { busy, failure, send } = useSending();
  const write = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = saidIn(new FormData(event.currentTarget), 'text');
    if (text && (await send(() => act('comments', { text })))) form.current?.reset();
  };
  return (
    <section className={page.card}>
      <h2>{words.talk.heading}</h2>
      {talk.length === 0 && <p className={page.muted}>{words.talk.about}</p>}
      <ul className={styles.told} aria-label={words.talk.heading}>
        {talk.map(({ text, at, mine }) => (
          <li key={at} className={styles.said}>
            <p className={page.muted}>
              <strong>{mine ? words.talk.you : words.talk.team}</strong> · {dayOf(at)}
            </p>
            <p className={styles.text}>{text}</p>
          </li>
        ))}
      </ul>
      <form ref={form} className={styles.form} onSubmit={(event) => void write(event)}>
        <TextArea name="text" label={words.talk.write} maxLength={2_000} rows={3} required />
        <div className={styles.ways}>
          <Button type="submit" disabled={busy}>
            {words.talk.send}
          </Button>
        </div>
        <Fault why={failure} />
      </form>
    </section>
  );
}
