import { useState } from 'react';
import type { Problem } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { TextArea, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { words as common } from '../../ui/panel/words.js';
import {
  closeProblem,
  describeProblem,
  nameCause,
  renameProblem,
  reopenProblem,
  useProblem,
  useReadAgain,
} from './api.js';
import { CostPart } from './CostPart.js';
import { ProblemTickets } from './ProblemTickets.js';
import { ProposalPart } from './ProposalPart.js';
import styles from './problems.module.css';
import { WorkaroundPart } from './WorkaroundPart.js';
import { words } from './words.js';

/** Everything about one problem (S15). */
export function ProblemView({ problemId }: { problemId: string }) {
  const { work } = useCan();
  const { data, error } = useProblem(problemId);
  const sending = useSending();
  const readAgain = useReadAgain();
  if (!data) return error ? <Failure failure={error} /> : <p>{common.loading}</p>;
  const { problem } = data;
  const act = (doing: () => Promise<unknown>) => sending.send(async () => (await doing(), readAgain()));
  const may = work && !problem.closedAt;
  return (
    <article className={styles.problem}>
      <header className={styles.bar}>
        <h2>
          <span className={styles.key}>{problem.key}</span> {problem.title}
        </h2>
        <span className={styles.state} data-state={problem.state}>
          {words.states[problem.state]}
        </span>
      </header>
      <Text problem={problem} field="title" may={may} />
      <Text problem={problem} field="description" may={may} />
      <Text problem={problem} field="cause" may={may} />
      <WorkaroundPart problem={problem} may={may} act={act} />
      <ProposalPart problem={problem} may={may} act={act} />
      <CostPart cost={data.cost} effect={data.effect} />
      <ProblemTickets detail={data} may={may} act={act} />
      <Failure failure={sending.failure} />
      {work && (
        <Button
          disabled={sending.busy}
          onClick={() => void act(() => (problem.closedAt ? reopenProblem(problem.id) : closeProblem(problem.id)))}
        >
          {problem.closedAt ? words.reopen : words.close}
        </Button>
      )}
    </article>
  );
}

const texts = {
  title: { label: words.name, none: '', save: renameProblem },
  description: { label: words.description, none: words.noDescription, save: describeProblem },
  cause: { label: words.cause, none: words.noCause, save: nameCause },
};

/** One text of it, changed in its place. */
function Text({ problem, field, may }: { problem: Problem; field: keyof typeof texts; may: boolean }) {
  const { label, none, save } = texts[field];
  const [draft, setDraft] = useState<{ of: Problem; text: string } | null>(null);
  const sending = useSending();
  const readAgain = useReadAgain();
  const edit = may && !draft && (
    <Button
      size="small"
      look="quiet"
      aria-label={field === 'title' ? undefined : words.changeOf(label)}
      onClick={() => setDraft({ of: problem, text: problem[field] })}
    >
      {field === 'title' ? words.changeTitle : words.change}
    </Button>
  );
  if (!draft && field === 'title') return edit || null;
  const submit = async () => {
    const done = await sending.send(async () => (await save(draft!.of, draft!.text), readAgain()));
    if (done) setDraft(null);
  };
  const change = (text: string) => setDraft({ ...draft!, text });
  return (
    <Section heading={label} aside={edit}>
      {!draft &&
        (problem[field] ? <p className={styles.prose}>{problem[field]}</p> : <p className={panel.muted}>{none}</p>)}
      {draft && (
        <SmallForm action={common.save} busy={sending.busy} onSubmit={submit} onCancel={() => setDraft(null)}>
          {field === 'title' ? (
            <TextField label={label} value={draft.text} onChange={({ target }) => change(target.value)} />
          ) : (
            <TextArea label={label} rows={5} value={draft.text} onChange={({ target }) => change(target.value)} />
          )}
          <Failure failure={sending.failure} />
        </SmallForm>
      )}
    </Section>
  );
}
