import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Ticket } from '@twotrack/service-queue/contract';
import { useCan, useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { TextArea } from '../../ui/Field.js';
import { Chooser } from '../../ui/panel/Chooser.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import styles from './comments.module.css';
import { addComment, readReplies } from './commands.js';
import { words } from './words.js';

const LONGEST = 10_000;

/** Writes among the team, or so that whoever asked reads it too. Whoever only asks writes openly. */
export function CommentForm({ ticket }: { ticket: Ticket }) {
  const { work } = useCan();
  const { teamSlug } = useMe();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(!work);
  const { busy, failure, send } = useSending();
  const { data } = useQuery({
    queryKey: ['canned-replies', teamSlug],
    queryFn: ({ signal }) => readReplies(teamSlug, signal),
    enabled: work,
  });
  const replies = data?.replies ?? [];

  const add = async () => {
    if (text.trim() && (await send(() => addComment(ticket.id, { text, public: open })))) setText('');
  };
  const insert = (id: string) => {
    const reply = replies.find((one) => one.id === id)!;
    setText((before) => (before.trim() ? `${before.trimEnd()}\n\n${reply.text}` : reply.text));
  };
  return (
    <form
      className={panel.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextArea
        label={words.comments.text}
        hint={words.comments.hint}
        rows={3}
        maxLength={LONGEST}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text) event.stopPropagation();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
        }}
      />
      <div className={styles.ways}>
        {work && (
          <label className={styles.open}>
            <input type="checkbox" checked={open} onChange={({ target }) => setOpen(target.checked)} />
            {words.comments.toRequester(ticket.reportedBy.name)}
          </label>
        )}
        {replies.length > 0 && (
          <Chooser
            label={words.comments.reply}
            value={null}
            none={words.comments.noReply}
            choices={replies}
            disabled={busy}
            onChoose={insert}
          />
        )}
        <Button type="submit" size="small" look="primary" disabled={busy || !text.trim()}>
          {words.comments.add}
        </Button>
      </div>
      <Failure failure={failure} />
    </form>
  );
}
