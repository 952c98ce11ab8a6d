import type { Comment, Question } from '@twotrack/product-backlog/contract';
import { useCan, useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import { Markdown } from '../../ui/panel/Markdown.js';
import styles from '../../ui/panel/panel.module.css';
import { shortened } from '../../ui/panel/told.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { answerQuestion, commentOn, reopenQuestion, withdrawQuestion } from './commands.js';
import { CommentRow } from './CommentRow.js';
import own from './item.module.css';
import { Opener } from './Opener.js';
import { ProseForm } from './ProseForm.js';
import { words } from './words.js';

const say = words.questions;

interface Props {
  question: Question;
  said: Comment[];
  editable: boolean;
}

/** One question, what was said to it, and its answer. */
export function QuestionThread({ question, said, editable }: Props) {
  const ago = useAgo();
  const { text, by, at, blocking, answer } = question;
  return (
    <li className={styles.card}>
      <Markdown text={text} />
      <p className={styles.muted}>
        {blocking && !answer && <b className={own.blocking}>{say.isBlocking} · </b>}
        {say.asked(by.name, ago(at))}
      </p>
      {said.length > 0 && (
        <ul className={own.thread}>
          {said.map((comment) => (
            <CommentRow key={comment.id} comment={comment} />
          ))}
        </ul>
      )}
      {answer && (
        <div className={own.answer}>
          <Markdown text={answer.text} />
          <p className={styles.muted}>{say.answered(answer.by.name, ago(answer.at))}</p>
        </div>
      )}
      {editable && <Acts question={question} />}
    </li>
  );
}

function Acts({ question }: { question: Question }) {
  const { order } = useCan();
  const me = useMe();
  const { busy, failure, send } = useSending();
  const { id, itemId, text, by, answer } = question;
  const to = (act: string) => say.which(act, shortened(text));
  return (
    <div className={styles.actions}>
      {answer ? (
        <Button
          size="small"
          disabled={busy}
          aria-label={to(say.reopen)}
          onClick={() => void send(() => reopenQuestion(question))}
        >
          {say.reopen}
        </Button>
      ) : (
        <Opener action={say.answer} label={to(say.answer)}>
          {(close) => (
            <ProseForm
              label={say.answerLabel}
              needed={say.answerNeeded}
              action={say.answer}
              send={(words) => answerQuestion(question, words)}
              onDone={close}
            />
          )}
        </Opener>
      )}
      <Opener action={say.reply} label={to(say.reply)} look="quiet">
        {(close) => (
          <ProseForm
            label={say.replyLabel}
            needed={words.comments.needed}
            action={words.comments.send}
            send={(words) => commentOn(itemId, words, id)}
            onDone={close}
          />
        )}
      </Opener>
      {(order || by.id === me.id) && !answer && (
        <Button
          size="small"
          look="quiet"
          disabled={busy}
          aria-label={to(say.withdraw)}
          onClick={() => void send(() => withdrawQuestion(question))}
        >
          {say.withdraw}
        </Button>
      )}
      <Failure failure={failure} />
    </div>
  );
}
