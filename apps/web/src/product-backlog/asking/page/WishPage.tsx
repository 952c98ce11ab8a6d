import { useEffect, useState, type FormEvent } from 'react';
import type { AskByForm, FormPage, OutsideSource, StatedProblem } from '@twotrack/product-backlog/contract';
import { command, read } from '../../../http/send.js';
import { Button } from '../../../ui/Button.js';
import { TextArea, TextField } from '../../../ui/Field.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import page from '../../evidence/page/page.module.css';
import { Shell } from '../../evidence/page/Shell.js';
import styles from './asking.module.css';
import { Choice, Fault, Loading, Outside, saidIn } from './parts.js';
import { words } from './words.js';

type Form = FormPage & { team: string };

/** The form of a product: asks for the problem in plain words, and leads to the private page of what was asked (P4). */
export function WishPage({ token }: { token: string }) {
  const [form, setForm] = useState<Form | null>(null);
  const [why, setWhy] = useState<Error | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    read<Form>(`/api/wish/${encodeURIComponent(token)}`, leaving.signal).then(setForm, (failure: Error) => {
      if (!leaving.signal.aborted) setWhy(failure);
    });
    return () => leaving.abort();
  }, [token]);
  if (why) return <Outside why={why} />;
  if (!form) return <Loading />;
  return <Asking token={token} form={form} />;
}

const PROMPTS = Object.keys(words.ask.prompts) as (keyof StatedProblem)[];

function Asking({ token, form }: { token: string; form: Form }) {
  const [received, setReceived] = useState(false);
  const { busy, failure, send } = useSending();
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = askedIn(new FormData(event.currentTarget));
    void send(async () => {
      const path = `/api/wish/${encodeURIComponent(token)}/requests`;
      const { token: link } = await command<{ token: string | null }>(path, asked);
      if (link) location.assign(`/wishes/${link}`);
      else setReceived(true);
    });
  };
  if (received) return <Shell title={words.ask.received}>{<p>{words.ask.receivedBefore}</p>}</Shell>;
  return (
    <Shell title={words.ask.title(form.team)} under={form.vision}>
      {form.goal && <p>{words.ask.goal(form.goal)}</p>}
      <p className={page.muted}>{words.ask.about}</p>
      <form className={styles.form} onSubmit={ask}>
        <section className={page.card}>
          <TextField name="title" label={words.ask.what} hint={words.ask.whatHint} maxLength={300} required />
        </section>
        <section className={page.card}>
          <h2>{words.ask.problem}</h2>
          <p className={page.muted}>{words.ask.problemHint}</p>
          {PROMPTS.map((prompt) => (
            <TextArea key={prompt} name={prompt} {...words.ask.prompts[prompt]} maxLength={2_000} rows={2} />
          ))}
        </section>
        <section className={page.card}>
          <TextField name="name" label={words.ask.name} autoComplete="name" maxLength={120} required />
          <Choice name="source" question={words.ask.source} answers={words.ask.sources} />
        </section>
        <Fault why={failure} />
        <Button type="submit" look="primary" className={styles.send} disabled={busy}>
          {words.ask.send}
        </Button>
      </form>
    </Shell>
  );
}

const askedIn = (typed: FormData): AskByForm => ({
  ...{ title: saidIn(typed, 'title'), name: saidIn(typed, 'name'), source: saidIn(typed, 'source') as OutsideSource },
  problem: Object.fromEntries(
    PROMPTS.flatMap((prompt) => {
      const said = saidIn(typed, prompt);
      return said ? [[prompt, said]] : [];
    }),
  ),
});
