import { useId, type Ref } from 'react';
import type { FactDeclaration } from '@twotrack/service-queue/contract';
import { TextField } from '../../ui/Field.js';
import { isCounted, levelOf, statedBy, type Answer } from './answers.js';
import styles from './facts.module.css';
import { words } from './words.js';

interface Props {
  fact: FactDeclaration;
  /** What is answered now; null: it is not known. */
  answer: Answer | null;
  onAnswer: (answer: Answer | null) => void;
  /** Say that the answer is not one. */
  tried: boolean;
  ref?: Ref<HTMLFieldSetElement>;
}

/** One fact as a plain question: levels to choose from, a number where it is counted, and "I do not know". */
export function FactQuestion({ fact, answer, onAnswer, tried, ref }: Props) {
  const id = useId();
  const assumed = fact.levels.find((level) => level.id === fact.default)!.name;
  return (
    <fieldset ref={ref} className={styles.question} aria-describedby={answer ? undefined : `${id}-assumed`}>
      <legend>{fact.question}</legend>
      {isCounted(fact) && <Count fact={fact} answer={answer} onAnswer={onAnswer} tried={tried} />}
      <div className={styles.levels}>
        {!isCounted(fact) &&
          fact.levels.map((level) => (
            <Choice
              key={level.id}
              name={id}
              label={level.name}
              checked={answer?.text === level.id}
              onChoose={() => onAnswer({ text: level.id, about: false })}
            />
          ))}
        <Choice name={id} label={words.answers.unknown} checked={answer === null} onChoose={() => onAnswer(null)} />
      </div>
      {!answer && (
        <p id={`${id}-assumed`} className={styles.assumed}>
          {words.answers.assumedAs(assumed)}
        </p>
      )}
    </fieldset>
  );
}

const Choice = ({
  name,
  label,
  checked,
  onChoose,
}: {
  name: string;
  label: string;
  checked: boolean;
  onChoose: () => void;
}) => (
  <label className={styles.level}>
    <input type="radio" name={name} checked={checked} onChange={onChoose} />
    <span>{label}</span>
  </label>
);

function Count({ fact, answer, onAnswer, tried }: Omit<Props, 'ref'>) {
  const stated = answer && statedBy(fact, answer);
  const wrong = tried && answer !== null && stated === undefined;
  return (
    <div className={styles.count}>
      <TextField
        label={words.answers.count}
        inputMode="numeric"
        maxLength={10}
        value={answer?.text ?? ''}
        fault={wrong ? words.answers.countNeeded(fact.name) : undefined}
        hint={stated ? words.answers.band(levelOf(fact, stated.value)) : undefined}
        onChange={({ target }) => onAnswer({ text: target.value, about: answer?.about ?? false })}
      />
      <label className={styles.roughly}>
        <input
          type="checkbox"
          checked={answer?.about ?? false}
          disabled={!answer}
          onChange={({ target }) => onAnswer({ text: answer?.text ?? '', about: target.checked })}
        />
        {words.answers.roughly}
      </label>
    </div>
  );
}
