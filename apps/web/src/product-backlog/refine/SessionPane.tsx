import { useEffect, useState } from 'react';
import type { AnswerRound, Item } from '@twotrack/product-backlog/contract';
import { serverNow } from '../../live/server-time.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { answerRound, closeRound, openRound } from './commands.js';
import { Histogram } from './Histogram.js';
import styles from './refine.module.css';
import { words } from './words.js';

interface SessionPaneProps {
  item: Item;
  works: boolean;
  onNext: () => void;
}

/** One item at a time: the team is asked, everybody answers unseen, all answers are shown together (P9). */
export function SessionPane({ item, works, onNext }: SessionPaneProps) {
  const { round, understanding } = item.marks;
  const { busy, failure, send } = useSending();
  return (
    <section className={styles.session} aria-label={words.session.title}>
      <h3>
        {item.key} {item.title}
      </h3>
      {round ? (
        <>
          <p role="status" className={styles.muted}>
            {words.session.answered(round.answered)} · <Left until={round.endsAt} />
          </p>
          {works && <AnswerForm key={round.id} itemId={item.id} roundId={round.id} />}
        </>
      ) : understanding ? (
        <Result understanding={understanding} />
      ) : (
        <p className={styles.muted}>{words.session.notOpen}</p>
      )}
      {works && (
        <div className={styles.buttons}>
          {round ? (
            <Button look="primary" disabled={busy} onClick={() => void send(() => closeRound(item.id, round.id))}>
              {words.session.reveal}
            </Button>
          ) : (
            <Button disabled={busy} onClick={() => void send(() => openRound(item.id, words.session.minutes))}>
              {understanding ? words.session.askAgain : words.session.ask}
            </Button>
          )}
          <Button onClick={onNext}>{words.session.next}</Button>
          <span className={styles.muted}>{words.session.keys}</span>
        </div>
      )}
      <Failure failure={failure} />
    </section>
  );
}

function Left({ until }: { until: string }) {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.round((Date.parse(until) - now) / 1000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return <span role="timer">{words.session.left(time)}</span>;
}

const LEVELS = [1, 2, 3, 4, 5] as const;
type Level = (typeof LEVELS)[number];
type Said = { understanding: Level | null; size: Level | null; value: Level | null };

function AnswerForm({ itemId, roundId }: { itemId: string; roundId: string }) {
  const [said, setSaid] = useState<Said>({ understanding: null, size: null, value: null });
  const [kept, setKept] = useState(false);
  const { busy, failure, send } = useSending();
  const vote = async () => {
    const { understanding } = said;
    if (!understanding) return;
    const answer: AnswerRound = { ...said, roundId, understanding };
    if (await send(() => answerRound(itemId, answer))) setKept(true);
  };
  const ask = (name: keyof Said, question: string, levels?: readonly string[]) => (
    <fieldset className={styles.question}>
      <legend>{question}</legend>
      {LEVELS.map((level) => (
        <label key={level} title={levels?.[level - 1]}>
          <input
            type="radio"
            name={`${roundId} ${name}`}
            data-vote={name === 'understanding' ? '' : undefined}
            checked={said[name] === level}
            onChange={() => setSaid({ ...said, [name]: level })}
          />
          {level}
          {levels && <span className="spoken">{levels[level - 1]}</span>}
        </label>
      ))}
    </fieldset>
  );
  return (
    <div className={styles.stack}>
      {ask('understanding', words.session.question, words.session.levels)}
      {ask('size', words.session.size, words.anchors.size)}
      {ask('value', words.session.value, words.anchors.value)}
      <div className={styles.buttons}>
        <Button disabled={busy || !said.understanding} onClick={() => void vote()}>
          {kept ? words.session.change : words.session.vote}
        </Button>
        {kept && (
          <span role="status" className={styles.muted}>
            {words.session.kept}
          </span>
        )}
      </div>
      <Failure failure={failure} />
    </div>
  );
}

function Result({ understanding }: { understanding: NonNullable<Item['marks']['understanding']> }) {
  const { answers, counts, spread } = understanding;
  return (
    <div className={styles.stack}>
      <p role="status">
        {words.session.result(answers)} {!counts && words.session.few}
      </p>
      {counts && <Histogram title={words.session.question} counts={counts} />}
      {spread?.size && <Histogram title={words.session.size} counts={spread.size} />}
      {spread?.value && <Histogram title={words.session.value} counts={spread.value} />}
    </div>
  );
}
