import { useEffect, useState, type FormEvent } from 'react';
import type { AskByForm, FormPage } from '@twotrack/service-queue/contract';
import { command, read } from '../../../http/send.js';
import { Button } from '../../../ui/Button.js';
import { TextArea, TextField } from '../../../ui/Field.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import { Choices } from './Choices.js';
import styles from './page.module.css';
import { Fault, Loading, Outside, Shell } from './Shell.js';
import { useAnswers } from './use-answers.js';
import { words } from './words.js';

type Form = FormPage & { team: string };

/** The form of one queue: asks for facts in plain words, and leads to the private page of what was asked (S18). */
export function AskPage({ token }: { token: string }) {
  const [form, setForm] = useState<Form | null>(null);
  const [why, setWhy] = useState<Error | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    read<Form>(`/api/forms/${encodeURIComponent(token)}`, leaving.signal).then(setForm, (failure: Error) => {
      if (!leaving.signal.aborted) setWhy(failure);
    });
    return () => leaving.abort();
  }, [token]);
  if (why) return <Outside why={why} />;
  if (!form) return <Loading />;
  return <Asking token={token} form={form} />;
}

function Asking({ token, form }: { token: string; form: Form }) {
  const [answers, choose] = useAnswers();
  const [received, setReceived] = useState<string | null>(null);
  const { busy, failure, send } = useSending();

  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const said = (name: string) => String(typed.get(name)).trim();
    const [details, email] = [said('details'), said('email')];
    const asked: AskByForm = {
      ...{ title: said('title'), name: said('name'), answers },
      ...(details && { details }),
      ...(email && { email }),
    };
    void send(async () => {
      const path = `/api/forms/${encodeURIComponent(token)}/tickets`;
      const { key, token: link } = await command<{ key: string; token: string | null }>(path, asked);
      if (link) location.assign(`/follow/${link}`);
      else setReceived(key);
    });
  };

  if (received) return <Shell title={words.ask.received(received)}>{<p>{words.ask.receivedBefore}</p>}</Shell>;
  return (
    <Shell title={words.ask.title(form.queue)} over={words.ask.about(form.team)}>
      <form className={styles.form} onSubmit={ask}>
        <section className={styles.card}>
          <TextField name="title" label={words.ask.what} hint={words.ask.whatHint} maxLength={300} required />
          <TextArea name="details" label={words.ask.details} maxLength={32_000} rows={4} />
        </section>
        <section className={styles.card}>
          <h2>{words.ask.questions}</h2>
          <p className={styles.muted}>{words.ask.questionsHint}</p>
          {form.questions.map((question) => (
            <Choices
              key={question.fact}
              question={question}
              chosen={answers[question.fact]}
              onChoose={(level) => choose(question.fact, level)}
            />
          ))}
        </section>
        <section className={styles.card}>
          <TextField name="name" label={words.ask.name} autoComplete="name" maxLength={120} required />
          <TextField
            name="email"
            type="email"
            label={words.ask.email}
            hint={words.ask.emailHint}
            autoComplete="email"
            maxLength={254}
          />
        </section>
        <Fault why={failure} />
        <Button type="submit" look="primary" className={styles.send} disabled={busy}>
          {words.ask.send}
        </Button>
      </form>
    </Shell>
  );
}
