import { useId } from 'react';
import { Refused } from '../../../http/refused.js';
import { Shell } from '../../evidence/page/Shell.js';
import styles from './asking.module.css';
import { words } from './words.js';

/** A link that is wrong, and one that is no longer good, look the same; what cannot be reached is said. */
export const Outside = ({ why }: { why: Error }) => {
  const gone = why instanceof Refused && why.status === 404;
  return <Shell title={gone ? words.goneTitle : words.failed}>{<p>{gone ? words.gone : sentenceOf(why)}</p>}</Shell>;
};

export const Loading = () => <Shell title={words.loading}>{null}</Shell>;

export function Fault({ why }: { why: Error | null }) {
  if (!why) return null;
  return (
    <p className={styles.fault} role="alert">
      {sentenceOf(why)}
    </p>
  );
}

const sentenceOf = (why: Error): string => (why instanceof Refused ? why.detail : words.unreachable);

interface ChoiceProps<Value extends string> {
  name: string;
  question: string;
  answers: Record<Value, string>;
}

/** One question with a few answers, one of which is chosen, by its value, in the form around it. */
export function Choice<Value extends string>({ name, question, answers }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset className={styles.question}>
      <legend>{question}</legend>
      <div className={styles.choices}>
        {(Object.keys(answers) as Value[]).map((value) => (
          <label key={value} className={styles.choice} htmlFor={id + value}>
            <input id={id + value} type="radio" name={name} value={value} required />
            <span>{answers[value]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What was typed under a name, without blanks around it. */
export const saidIn = (typed: FormData, name: string): string => String(typed.get(name) ?? '').trim();
