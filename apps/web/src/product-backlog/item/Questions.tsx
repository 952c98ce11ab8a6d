import { useState } from 'react';
import { FocusKeeper } from '../../ui/panel/FocusKeeper.js';
import styles from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { askQuestion } from './commands.js';
import own from './item.module.css';
import { Opener } from './Opener.js';
import { ProseForm } from './ProseForm.js';
import { QuestionThread } from './QuestionThread.js';
import type { TalkProps } from './use-talk.js';
import { words } from './words.js';

const say = words.questions;

/** Threads on the item: what is open first, then what was answered (P10). */
export function Questions({ item, talk: { questions, comments }, editable }: TalkProps) {
  const { open = 0, blocking = 0 } = item.marks.questions ?? {};
  const order = [...questions].sort((a, b) => Number(!!a.answer) - Number(!!b.answer));
  return (
    <Section
      heading={say.heading}
      aside={open > 0 && <span className={styles.muted}>{say.count(open, blocking)}</span>}
    >
      <FocusKeeper rows={order.map(({ id, answer }) => id + !!answer).join()} label={say.heading}>
        {order.length === 0 && <p className={styles.muted}>{say.none}</p>}
        <ul className={own.threads}>
          {order.map((question) => (
            <QuestionThread
              key={question.id}
              question={question}
              said={comments.filter(({ questionId }) => questionId === question.id)}
              editable={editable}
            />
          ))}
        </ul>
        {editable && <Opener action={say.ask}>{(close) => <AskForm itemId={item.id} onDone={close} />}</Opener>}
      </FocusKeeper>
    </Section>
  );
}

function AskForm({ itemId, onDone }: { itemId: string; onDone: () => void }) {
  const [blocking, setBlocking] = useState(false);
  return (
    <ProseForm
      label={say.text}
      needed={say.needed}
      action={say.send}
      send={(text) => askQuestion(itemId, text, blocking)}
      onDone={onDone}
    >
      <label className={own.choice}>
        <input type="checkbox" checked={blocking} onChange={({ target }) => setBlocking(target.checked)} />
        {say.blocking}
      </label>
    </ProseForm>
  );
}
