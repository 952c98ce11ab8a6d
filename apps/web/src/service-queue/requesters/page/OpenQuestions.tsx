import type { OpenQuestion } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import { Choices } from './Choices.js';
import styles from './page.module.css';
import { Fault } from './Shell.js';
import { useAnswers } from './use-answers.js';
import type { Act } from './use-followed.js';
import { words } from './words.js';

/** What is assumed, or doubted: an answer becomes a fact, and the severity follows from it (S4). */
export function OpenQuestions({ questions, act }: { questions: readonly OpenQuestion[]; act: Act }) {
  const [answers, choose, forget] = useAnswers();
  const { busy, failure, send } = useSending();
  const open = questions.filter(({ chosen, doubted }) => doubted || chosen === null);
  const given = Object.fromEntries(Object.entries(answers).filter(([fact]) => open.some((one) => one.fact === fact)));
  if (open.length === 0) return null;
  return (
    <section className={styles.card}>
      <h2>{words.questions.heading}</h2>
      {open.map((question) => (
        <Choices
          key={question.fact}
          question={question}
          chosen={given[question.fact]}
          onChoose={(level) => choose(question.fact, level)}
          hint={question.doubted ? words.questions.doubted : undefined}
        />
      ))}
      <Fault why={failure} />
      <div className={styles.ways}>
        <Button
          look="primary"
          disabled={busy || Object.keys(given).length === 0}
          onClick={() => void send(() => act('answers', { answers: given })).then((done) => done && forget())}
        >
          {words.questions.send}
        </Button>
      </div>
    </section>
  );
}
