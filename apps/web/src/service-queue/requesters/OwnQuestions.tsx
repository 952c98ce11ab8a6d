import { useState } from 'react';
import type { SeverityPolicy, Ticket } from '@twotrack/service-queue/contract';
import { openQuestions } from '@twotrack/service-queue/domain';
import { useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { SelectField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { answerQuestions } from './forms.js';
import styles from './requesters.module.css';
import { words } from './words.js';

/** What is not known of one's own ticket, or doubted: an answer becomes a fact (S4). */
export function OwnQuestions({ ticket, policy }: { ticket: Ticket; policy: SeverityPolicy }) {
  const me = useMe();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const { busy, failure, send } = useSending();
  const open = openQuestions(ticket, policy, me.id).filter(({ chosen, doubted }) => doubted || chosen === null);
  const given = Object.fromEntries(
    Object.entries(answers).filter(([fact, level]) => level && open.some((one) => one.fact === fact)),
  );
  if (open.length === 0) return null;
  return (
    <details className={styles.over}>
      <summary>{words.own.questions}</summary>
      <div className={styles.own}>
        {open.map(({ fact, question, answers: all, doubted }) => (
          <SelectField
            key={fact}
            label={question}
            hint={doubted ? words.own.doubted : undefined}
            value={answers[fact] ?? ''}
            onChange={({ target }) => setAnswers({ ...answers, [fact]: target.value })}
          >
            <option value="">{words.own.unknown}</option>
            {all.map(({ level, answer }) => (
              <option key={level} value={level}>
                {answer}
              </option>
            ))}
          </SelectField>
        ))}
        <div>
          <Button
            disabled={busy || Object.keys(given).length === 0}
            onClick={() => void send(() => answerQuestions(ticket.id, given)).then((done) => done && setAnswers({}))}
          >
            {words.own.send}
          </Button>
        </div>
        <Failure failure={failure} />
      </div>
    </details>
  );
}
