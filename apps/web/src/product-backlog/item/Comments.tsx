import { FocusKeeper } from '../../ui/panel/FocusKeeper.js';
import styles from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { CommentRow } from './CommentRow.js';
import { commentOn } from './commands.js';
import own from './item.module.css';
import { Opener } from './Opener.js';
import { ProseForm } from './ProseForm.js';
import type { TalkProps } from './use-talk.js';
import { words } from './words.js';

const say = words.comments;

/** What the team and its stakeholders say of the item (P17). */
export function Comments({ item, talk, editable }: TalkProps) {
  const comments = talk.comments.filter(({ questionId }) => questionId === null);
  return (
    <Section heading={say.heading}>
      <FocusKeeper rows={`${comments.length}`} label={say.heading}>
        <p className={styles.muted}>{comments.length === 0 ? `${say.none} ${say.open}` : say.open}</p>
        <ul className={own.threads}>
          {comments.map((comment) => (
            <CommentRow key={comment.id} comment={comment} />
          ))}
        </ul>
        {editable && (
          <Opener action={say.add}>
            {(close) => (
              <ProseForm
                label={say.label}
                hint={say.open}
                needed={say.needed}
                action={say.send}
                send={(text) => commentOn(item.id, text)}
                onDone={close}
              />
            )}
          </Opener>
        )}
      </FocusKeeper>
    </Section>
  );
}
