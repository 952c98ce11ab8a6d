import type { Ticket } from '@twotrack/service-queue/contract';
import { useState } from 'react';
import { useCan, useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Chooser } from '../../ui/panel/Chooser.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { words as common } from '../../ui/panel/words.js';
import { createProblem, linkTickets, unlinkTickets, useProblem, useProblems, useReadAgain } from './api.js';
import { ChangesBefore } from './ChangesBefore.js';
import { PlanSection } from './PlanSection.js';
import styles from './problems.module.css';
import { WrongDoor } from './WrongDoor.js';
import { words } from './words.js';

/** What a ticket has to do with a problem, with the other track, and with a plan. */
export default function TicketProblems({ ticket }: { ticket: Ticket }) {
  const { read } = useCan();
  return (
    <>
      {ticket.kind === 'change' && read && <PlanSection ticket={ticket} />}
      {read && (
        <Section heading={words.ofTicket.title}>
          {ticket.problemId ? <PartOf ticket={ticket} problemId={ticket.problemId} /> : <LinkTo ticket={ticket} />}
        </Section>
      )}
      {ticket.kind === 'incident' && read && <ChangesBefore ticket={ticket} />}
      <WrongDoor ticket={ticket} />
    </>
  );
}

function PartOf({ ticket, problemId }: { ticket: Ticket; problemId: string }) {
  const { work } = useCan();
  const { teamSlug } = useMe();
  const { data, error } = useProblem(problemId);
  const sending = useSending();
  if (!data) return <Failure failure={error} />;
  const { problem } = data;
  return (
    <div className={panel.stack}>
      <p>
        <a href={`/b/${teamSlug}/problems?open=${problem.id}`}>{words.ofTicket.partOf(problem.key)}</a>: {problem.title}{' '}
        <span className={styles.state} data-state={problem.state}>
          {words.states[problem.state]}
        </span>
      </p>
      {problem.workaround && (
        <p className={panel.note}>
          {words.ofTicket.workaround}: <span className={styles.prose}>{problem.workaround.text}</span>
        </p>
      )}
      {work && (
        <div className={panel.actions}>
          <Button
            size="small"
            look="quiet"
            disabled={sending.busy}
            onClick={() => void sending.send(() => unlinkTickets(problemId, [ticket.id]))}
          >
            {words.ofTicket.unlink}
          </Button>
        </div>
      )}
      <Failure failure={sending.failure} />
    </div>
  );
}

const NEW = 'new';

function LinkTo({ ticket }: { ticket: Ticket }) {
  const { work } = useCan();
  const [choosing, setChoosing] = useState(false);
  if (!work) return <p className={panel.muted}>{words.ofTicket.none}</p>;
  if (choosing) return <ChooseProblem ticket={ticket} onDone={() => setChoosing(false)} />;
  return (
    <div className={panel.actions}>
      <Button size="small" onClick={() => setChoosing(true)}>
        {words.ofTicket.link}
      </Button>
    </div>
  );
}

function ChooseProblem({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { data, error } = useProblems('unclosed');
  const sending = useSending();
  const readAgain = useReadAgain();
  const choices = (data?.problems ?? []).map(({ problem: { id, key, title } }) => ({ id, name: `${key} ${title}` }));
  const link = async (id: string) => {
    const linked = await sending.send(async () => {
      await (id === NEW ? createProblem({ title: ticket.title, ids: [ticket.id] }) : linkTickets(id, [ticket.id]));
      await readAgain();
    });
    if (linked) onDone();
  };
  return (
    <div className={panel.stack}>
      <Chooser
        label={words.ofTicket.choose}
        value={null}
        none={words.ofTicket.link}
        choices={[{ id: NEW, name: words.ofTicket.fromThis }, ...choices]}
        disabled={sending.busy || !data}
        onChoose={(id) => void link(id)}
      />
      <div className={panel.actions}>
        <Button size="small" look="quiet" onClick={onDone}>
          {common.cancel}
        </Button>
      </div>
      <Failure failure={sending.failure ?? error} />
    </div>
  );
}
