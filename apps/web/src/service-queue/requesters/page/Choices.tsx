import { useId } from 'react';
import type { Question } from '@twotrack/service-queue/contract';
import styles from './page.module.css';
import { words } from './words.js';

interface ChoicesProps {
  question: Question;
  /** The level chosen; undefined: not known. */
  chosen: string | undefined;
  onChoose: (level: string | undefined) => void;
  hint?: string | undefined;
}

/** One plain question with its answers, the last of which is that one does not know. */
export function Choices({ question, chosen, onChoose, hint }: ChoicesProps) {
  const name = useId();
  const all = [...question.answers, { level: undefined, answer: words.unknown }];
  return (
    <fieldset className={styles.question} aria-describedby={hint && `${name}-hint`}>
      <legend>{question.question}</legend>
      {hint && (
        <p id={`${name}-hint`} className={styles.muted}>
          {hint}
        </p>
      )}
      <div className={styles.choices}>
        {all.map(({ level, answer }) => (
          <label key={level ?? ''} className={styles.choice}>
            <input type="radio" name={name} checked={chosen === level} onChange={() => onChoose(level)} />
            <span>{answer}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
