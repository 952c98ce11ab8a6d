import { useState } from 'react';
import type { ProblemListed } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { TextArea, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { words as common } from '../../ui/panel/words.js';
import { createProblem, useProblems, useReadAgain, type Filter } from './api.js';
import { ProblemView } from './ProblemView.js';
import styles from './problems.module.css';
import { TeamPage } from './TeamPage.js';
import { words } from './words.js';

const opened = (): string | null => new URLSearchParams(location.search).get('open');

/** The common causes of tickets: which there are, and one of them with everything about it (S15). */
export default function ProblemsPage() {
  const [open, setOpen] = useState(opened);
  const show = (id: string | null) => {
    history.replaceState(history.state, '', `${location.pathname}${id ? `?open=${id}` : ''}`);
    setOpen(id);
  };
  return (
    <TeamPage title={words.title}>
      {open ? (
        <>
          <Button look="quiet" size="small" onClick={() => show(null)}>
            {words.back}
          </Button>
          <ProblemView key={open} problemId={open} />
        </>
      ) : (
        <ProblemList onOpen={show} />
      )}
    </TeamPage>
  );
}

function ProblemList({ onOpen }: { onOpen: (id: string) => void }) {
  const { work } = useCan();
  const [filter, setFilter] = useState<Filter>('unclosed');
  const [creating, setCreating] = useState(false);
  const { data, error } = useProblems(filter);
  return (
    <div className={panel.stack}>
      <div className={styles.bar}>
        <div role="group" aria-label={words.filter} className={panel.actions}>
          {(Object.keys(words.filters) as Filter[]).map((one) => (
            <Button key={one} size="small" aria-pressed={one === filter} onClick={() => setFilter(one)}>
              {words.filters[one]}
            </Button>
          ))}
        </div>
        {work && !creating && (
          <Button look="primary" onClick={() => setCreating(true)}>
            {words.create}
          </Button>
        )}
      </div>
      {creating && <CreateForm onDone={(id) => (id ? onOpen(id) : setCreating(false))} />}
      {!data && !error && <p>{common.loading}</p>}
      {data?.problems.length === 0 && <p className={panel.muted}>{words.none}</p>}
      <ul className={styles.list}>
        {data?.problems.map((one) => (
          <ProblemRow key={one.problem.id} listed={one} onOpen={onOpen} />
        ))}
      </ul>
      <Failure failure={error} />
    </div>
  );
}

function ProblemRow({ listed, onOpen }: { listed: ProblemListed; onOpen: (id: string) => void }) {
  const { problem, tickets, openTickets } = listed;
  return (
    <li className={styles.row}>
      <button type="button" className={styles.open} onClick={() => onOpen(problem.id)}>
        <span className={styles.key}>{problem.key}</span> {problem.title}
      </button>
      <span className={styles.state} data-state={problem.state}>
        {words.states[problem.state]}
      </span>
      <span className={panel.muted}>{words.ticketsOf(tickets, openTickets)}</span>
    </li>
  );
}

function CreateForm({ onDone }: { onDone: (id: string | null) => void }) {
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const sending = useSending();
  const readAgain = useReadAgain();
  const create = () =>
    sending
      .send(async () => {
        const { problem } = await createProblem({ title, ...(description && { description }) });
        await readAgain();
        onDone(problem.id);
      })
      .then(() => undefined);
  return (
    <SmallForm action={words.create} busy={sending.busy} onSubmit={create} onCancel={() => onDone(null)}>
      <TextField label={words.name} value={title} maxLength={300} onChange={({ target }) => setTitle(target.value)} />
      <TextArea
        label={words.description}
        rows={4}
        value={description}
        onChange={({ target }) => setDescription(target.value)}
      />
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}
