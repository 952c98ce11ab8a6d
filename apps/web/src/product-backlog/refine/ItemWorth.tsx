import { useCallback, useId } from 'react';
import type { Item } from '@twotrack/product-backlog/contract';
import { gapsOf, isToReconsider } from '@twotrack/product-backlog/domain';
import { useCan } from '../../identity/session.js';
import { useSlowly } from '../../live/use-slowly.js';
import { useValue } from '../../live/value.js';
import { Section } from '../../ui/panel/Section.js';
import { items, settings, useItem } from '../product-store.js';
import { BetsLine } from './BetsLine.js';
import { MoscowChoice } from './MoscowChoice.js';
import styles from './refine.module.css';
import { VECTORS } from './rows.js';
import { ScoreCell } from './ScoreCell.js';
import { words } from './words.js';

const everything = (tell: () => void) => items.subscribe('*', tell);

/** The four vectors and MoSCoW, the score that they make, and how far it is from the order (P7). */
export default function ItemWorth({ item }: { item: Item }) {
  const { work } = useCan();
  const here = useItem(item.id);
  const rule = useValue(settings);
  const bets = useId();
  const look = useCallback(() => (rule && gapsOf(items.cards(), rule.weights).get(item.id)) ?? null, [rule, item.id]);
  const told = useSlowly(everything, look);
  const editable = work && !!here && !here.removedAt;
  if (!rule) return null;
  return (
    <Section heading={words.worth}>
      <div className={styles.worth}>
        {VECTORS.map((vector) => (
          <div key={vector}>
            <span aria-hidden>{words.vectors[vector]}</span>
            <ScoreCell item={item} vector={vector} editable={editable} told={bets} />
          </div>
        ))}
        <div>
          <span aria-hidden>{words.columns.moscow}</span>
          <MoscowChoice item={item} editable={editable} />
        </div>
        <div>
          <span>{words.columns.score}</span>
          <output>{told ? told.score.toFixed(1) : words.none}</output>
        </div>
      </div>
      <p className={styles.muted}>
        {words.formula.presets[rule.weights.preset]} · {words.formula.open(rule.weights.version)}
        {told && ` · ${words.gap(told.up)}`}
      </p>
      {isToReconsider(item.vectors) && <p>{words.whyReconsider}</p>}
      <p className={styles.muted}>
        <BetsLine item={item} id={bets} />
      </p>
    </Section>
  );
}
