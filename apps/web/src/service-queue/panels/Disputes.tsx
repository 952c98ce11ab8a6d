import { useState } from 'react';
import type { Explanation, Ticket } from '@twotrack/service-queue/contract';
import { useCan, useMe } from '../../identity/session.js';
import { asking } from '../../live/asking.js';
import { Button } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { disputeWords as words } from './dispute-words.js';

interface Props {
  ticket: Ticket;
  why: Explanation;
}

const pathOf = ({ id }: Ticket, act: string) => `/api/service-queue/tickets/${id}/${act}`;

/** Facts that somebody doubts, with the note; whoever works here or reported it may doubt another (S3). */
export function Disputes({ ticket, why }: Props) {
  const ago = useAgo();
  const { work } = useCan();
  const me = useMe().id;
  const [writing, setWriting] = useState(false);
  const { busy, failure, send } = useSending();
  const disputes = Object.entries(ticket.marks.disputed ?? {});
  const may = (work || ticket.reportedBy.id === me) && ticket.closedAt === null;
  const left = why.facts.filter(({ fact }) => !ticket.marks.disputed?.[fact]);
  const nameOf = (id: string) => why.facts.find(({ fact }) => fact === id)?.name ?? id;
  return (
    <>
      {disputes.map(([fact, { by, at, note }]) => (
        <div key={fact} className={panel.note}>
          <p>
            {words.says(by.name, nameOf(fact), ago(at))} “{note}”
          </p>
          {may && (work || by.id === me) && (
            <Button
              size="small"
              look="quiet"
              disabled={busy}
              aria-label={words.withdrawOf(nameOf(fact))}
              onClick={() => void send(() => asking(pathOf(ticket, 'withdraw-dispute'), { fact }))}
            >
              {words.withdraw}
            </Button>
          )}
        </div>
      ))}
      <Failure failure={failure} />
      {may && writing && <Doubt ticket={ticket} facts={left} onClose={() => setWriting(false)} />}
      {may && !writing && left.length > 0 && (
        <div>
          <Button size="small" look="quiet" onClick={() => setWriting(true)}>
            {words.dispute}
          </Button>
        </div>
      )}
    </>
  );
}

interface DoubtProps {
  ticket: Ticket;
  facts: Explanation['facts'];
  onClose: () => void;
}

function Doubt({ ticket, facts, onClose }: DoubtProps) {
  const [fact, setFact] = useState(facts[0]!.fact);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const submit = async () => {
    setTried(true);
    if (!note.trim()) return;
    if (await send(() => asking(pathOf(ticket, 'dispute-fact'), { fact, note: note.trim() }))) onClose();
  };
  return (
    <SmallForm action={words.send} busy={busy} onSubmit={submit} onCancel={onClose}>
      <SelectField label={words.which} value={fact} onChange={({ target }) => setFact(target.value)}>
        {facts.map((one) => (
          <option key={one.fact} value={one.fact}>
            {one.name}: {one.levelName}
          </option>
        ))}
      </SelectField>
      <TextField
        label={words.note}
        maxLength={500}
        fault={tried && !note.trim() ? words.noteNeeded : undefined}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <Failure failure={failure} />
    </SmallForm>
  );
}
