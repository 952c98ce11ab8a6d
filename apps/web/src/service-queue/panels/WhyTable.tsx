import { Fragment, useEffect, useRef } from 'react';
import type { Explanation, FactDeclaration, SeverityPolicy } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { useFocusBack } from '../../ui/panel/use-focus-back.js';
import { words as common } from '../../ui/panel/words.js';
import { answerOf } from './answers.js';
import { FactQuestion } from './FactQuestion.js';
import styles from './facts.module.css';
import type { Answering } from './use-answers.js';
import { whyRows, type WhyRow } from './why-rows.js';
import { words } from './words.js';

interface Props {
  why: Explanation;
  policy: SeverityPolicy;
  answering: Answering;
  /** Facts whose question is open. */
  open: readonly string[];
  editable: boolean;
  onOpen: (fact: string) => void;
  onClose: (fact: string) => void;
}

/** Input, value, effect and source of every step; a fact is answered right under its line. */
export function WhyTable({ why, policy, answering, open, editable, onOpen, onClose }: Props) {
  const questionOf = (id: string | null) => policy.facts.find((fact) => fact.id === id);
  return (
    <div className={styles.scroller}>
      <table className={styles.why}>
        <thead>
          <tr>
            <th scope="col">{words.why.fact}</th>
            <th scope="col">{words.why.value}</th>
            <th scope="col">{words.why.effect}</th>
            <th scope="col">{words.why.source}</th>
          </tr>
        </thead>
        <tbody>
          {whyRows(why, policy).map((row) => {
            const fact = questionOf(row.fact);
            const asking = fact !== undefined && open.includes(fact.id);
            return (
              <Fragment key={row.id}>
                <tr data-assumed={row.assumed || undefined} data-fact={row.fact !== null || undefined}>
                  <th scope="row">{row.input}</th>
                  <td>{row.value}</td>
                  <td>{row.effect}</td>
                  <td>
                    {row.source} {fact && editable && <Ask row={row} asking={asking} onOpen={() => onOpen(fact.id)} />}
                  </td>
                </tr>
                {asking && (
                  <tr>
                    <td colSpan={4}>
                      <OpenQuestion fact={fact} answering={answering} why={why} onClose={() => onClose(fact.id)} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Ask({ row, asking, onOpen }: { row: WhyRow; asking: boolean; onOpen: () => void }) {
  const opener = useFocusBack(asking);
  if (asking) return null;
  return (
    <Button
      ref={opener}
      size="small"
      look={row.assumed ? 'plain' : 'quiet'}
      aria-label={(row.assumed ? words.why.answerOf : words.why.correctOf)(row.input)}
      onClick={onOpen}
    >
      {row.assumed ? words.why.answer : words.why.correct}
    </Button>
  );
}

interface OpenProps {
  fact: FactDeclaration;
  answering: Answering;
  why: Explanation;
  onClose: () => void;
}

function OpenQuestion({ fact, answering, why, onClose }: OpenProps) {
  const field = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const first = ['input[inputmode]', ':checked', 'input'].map((what) =>
      field.current?.querySelector<HTMLElement>(what),
    );
    first.find((input) => input)?.focus();
  }, []);
  const used = why.facts.find((one) => one.fact === fact.id);
  const known = used && used.source !== 'assumed' ? answerOf(fact, used) : null;
  const given = answering.answers[fact.id];
  return (
    <div
      className={styles.open}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <FactQuestion
        ref={field}
        fact={fact}
        answer={given === undefined ? known : given}
        onAnswer={(answer) => answering.answer(fact.id, answer)}
        tried={answering.faults.includes(fact.id)}
      />
      <Button size="small" look="quiet" onClick={onClose}>
        {common.cancel}
      </Button>
    </div>
  );
}
