import type { Comment } from '@twotrack/product-backlog/contract';
import { useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import { Markdown } from '../../ui/panel/Markdown.js';
import styles from '../../ui/panel/panel.module.css';
import { shortened } from '../../ui/panel/told.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { withdrawComment } from './commands.js';
import { words } from './words.js';

const say = words.comments;

/** Who said what; whoever said it takes it back. */
export function CommentRow({ comment, onChange }: { comment: Comment; onChange?: () => void }) {
  const me = useMe();
  const ago = useAgo();
  const { busy, failure, send } = useSending();
  const take = async () => {
    if (await send(() => withdrawComment(comment))) onChange?.();
  };
  return (
    <li className={styles.stack}>
      <p className={styles.muted}>{words.questions.asked(comment.by.name, ago(comment.at))}</p>
      <Markdown text={comment.text} />
      {comment.by.id === me.id && (
        <Button
          size="small"
          look="quiet"
          disabled={busy}
          aria-label={say.withdrawWhich(shortened(comment.text))}
          onClick={() => void take()}
        >
          {say.withdraw}
        </Button>
      )}
      <Failure failure={failure} />
    </li>
  );
}
