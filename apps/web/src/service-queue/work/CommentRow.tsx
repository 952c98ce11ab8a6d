import { useState } from 'react';
import type { Comment } from '@twotrack/service-queue/contract';
import { useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { TextArea } from '../../ui/Field.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import { Markdown } from '../../ui/panel/Markdown.js';
import panel from '../../ui/panel/panel.module.css';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import styles from './comments.module.css';
import { editComment, removeComment } from './commands.js';
import { words } from './words.js';

/** One comment: by whom, for whom; its author may change and remove it. */
export function CommentRow({ comment }: { comment: Comment }) {
  const me = useMe();
  const ago = useAgo();
  const [draft, setDraft] = useState<string | null>(null);
  const { busy, failure, send } = useSending();
  const { by, at, text, removedAt, editedAt } = comment;
  const when = ago(at);

  const save = async () => {
    if (draft?.trim() && (await send(() => editComment(comment, draft)))) setDraft(null);
  };
  return (
    <li className={styles.comment} data-public={comment.public}>
      <p className={styles.head}>
        <b>{by.name}</b>{' '}
        <time dateTime={at} title={new Date(at).toLocaleString()}>
          {when}
        </time>
        <span className={styles.scope}>{comment.public ? words.comments.public : words.comments.internal}</span>
        {removedAt ? (
          <span className={panel.muted}>{words.comments.removed}</span>
        ) : (
          editedAt && <span className={panel.muted}>{words.comments.edited}</span>
        )}
      </p>
      {draft === null && !removedAt && <Markdown text={text} />}
      {draft !== null && (
        <SmallForm action={words.comments.save} busy={busy} onSubmit={save} onCancel={() => setDraft(null)}>
          <TextArea
            label={words.comments.text}
            rows={3}
            value={draft}
            onChange={({ target }) => setDraft(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.stopPropagation();
            }}
          />
        </SmallForm>
      )}
      {by.id === me.id && !removedAt && draft === null && (
        <div className={panel.actions}>
          <Button size="small" look="quiet" aria-label={words.comments.editOf(when)} onClick={() => setDraft(text)}>
            {words.comments.edit}
          </Button>
          <Button
            size="small"
            look="quiet"
            aria-label={words.comments.removeOf(when)}
            disabled={busy}
            onClick={() => void send(() => removeComment(comment))}
          >
            {words.comments.remove}
          </Button>
        </div>
      )}
      <Failure failure={failure} />
    </li>
  );
}
