import { useEffect, useRef, useState } from 'react';
import type { FactDeclaration, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import { TextField } from '../../../ui/Field.js';
import panel from '../../../ui/panel/panel.module.css';
import {
  givesLevels,
  hasEdges,
  movesLevels,
  takesLevels,
  withEdge,
  withLevelMoved,
  withNewLevel,
  withoutLevel,
} from '../level-edits.js';
import { withFact } from '../policy-edits.js';
import { words } from '../words.js';

interface Props {
  fact: FactDeclaration;
  policy: SeverityPolicyDraft;
  onPolicy: (policy: SeverityPolicyDraft) => void;
}

type Level = FactDeclaration['levels'][number];

/** The levels of a fact from best to worst: named, bounded, moved, put in between, taken away. */
export function FactLevels({ fact, policy, onPolicy }: Props) {
  const { list, moved } = useFocusAlong(fact);
  const change = (id: string, change: (level: Level) => Level) =>
    onPolicy(
      withFact(policy, { ...fact, levels: fact.levels.map((level) => (level.id === id ? change(level) : level)) }),
    );
  const move = (id: string, by: 1 | -1) => {
    moved(id, by);
    onPolicy(withLevelMoved(policy, fact, id, by));
  };
  const last = fact.levels.length - 1;
  return (
    <ol ref={list} className={panel.stack} aria-label={words.facts.levelsOf(fact.name)}>
      {fact.levels.map(({ id, name, answer, from }, at) => (
        <li key={id} className={panel.stack} data-level={id}>
          <TextField
            label={words.facts.level(name)}
            maxLength={60}
            value={name}
            onChange={({ target }) => target.value.trim() && change(id, (level) => ({ ...level, name: target.value }))}
          />
          <TextField
            label={words.facts.answer(name)}
            maxLength={120}
            placeholder={words.facts.noAnswer}
            value={answer ?? ''}
            onChange={({ target }) => change(id, (level) => answered(level, target.value))}
          />
          {hasEdges(fact) && at > 0 && (
            <Edge
              label={words.facts.edge(name)}
              from={from ?? 0}
              onFrom={(next) => onPolicy(withEdge(policy, fact, id, next))}
            />
          )}
          <div className={panel.actions}>
            {movesLevels(policy, fact) && (
              <>
                <Button
                  size="small"
                  look="quiet"
                  data-by={-1}
                  aria-label={words.facts.betterOf(name)}
                  disabled={at === 0}
                  onClick={() => move(id, -1)}
                >
                  {words.facts.better}
                </Button>
                <Button
                  size="small"
                  look="quiet"
                  data-by={1}
                  aria-label={words.facts.worseOf(name)}
                  disabled={at === last}
                  onClick={() => move(id, 1)}
                >
                  {words.facts.worse}
                </Button>
              </>
            )}
            {takesLevels(policy, fact) && (
              <Button
                size="small"
                look="quiet"
                onClick={() => onPolicy(withNewLevel(policy, fact, at, words.facts.newLevel))}
              >
                {words.facts.addBefore(name)}
              </Button>
            )}
            {givesLevels(policy, fact) && (
              <Button size="small" look="quiet" onClick={() => onPolicy(withoutLevel(policy, fact, id))}>
                {words.facts.removeLevel(name)}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function answered({ answer: _, ...bare }: Level, text: string): Level {
  return text.trim() ? { ...bare, answer: text } : bare;
}

/** A whole number, said to be one while it is typed. */
function Edge({ label, from, onFrom }: { label: string; from: number; onFrom: (from: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && !/^\d{1,9}$/.test(typed);
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={typed ?? String(from)}
      fault={wrong ? words.facts.edgeFault : undefined}
      onBlur={() => setTyped(null)}
      onChange={({ target }) => {
        setTyped(target.value);
        if (/^\d{1,9}$/.test(target.value)) onFrom(Number(target.value));
      }}
    />
  );
}

/** The focus goes along with the level that was moved; at the end, to the way back. */
function useFocusAlong(fact: FactDeclaration) {
  const list = useRef<HTMLOListElement>(null);
  const last = useRef<{ id: string; by: 1 | -1 } | null>(null);
  useEffect(() => {
    const { id, by } = last.current ?? {};
    last.current = null;
    const row = id && [...(list.current?.children ?? [])].find((one) => one.getAttribute('data-level') === id);
    if (!row) return;
    const button = (way: number) => row.querySelector<HTMLButtonElement>(`[data-by="${way}"]:not(:disabled)`);
    (button(by!) ?? button(-by!))?.focus();
  }, [fact.levels]);
  return { list, moved: (id: string, by: 1 | -1) => void (last.current = { id, by }) };
}
