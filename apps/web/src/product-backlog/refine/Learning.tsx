import { useEffect, useState } from 'react';
import type { Item } from '@twotrack/product-backlog/contract';
import { HypothesisPart } from '../item/HypothesisPart.js';
import { ProblemFigures } from '../evidence/ProblemFigures.js';
import { useEvidence } from '../evidence/use-evidence.js';
import { useTalk } from '../item/use-talk.js';
import styles from './refine.module.css';
import { words } from './words.js';

/** Whoever only passes a row on the way to another does not read about it. */
const PASSING_MS = 250;

interface LearningProps {
  item: Item;
  asked: boolean;
  editable: boolean;
}

/** The note of what an item would teach: its level of learning and what is believed of it, to be said here too. */
export default function Learning({ item, asked, editable }: LearningProps) {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), PASSING_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <section className={styles.stack} aria-label={words.learn.heading}>
      <h4>{words.learn.heading}</h4>
      <p>{words.learn.level(item.vectors.learning)}</p>
      {stays && <Believed item={item} editable={editable} />}
      {stays && asked && <Costs item={item} />}
    </section>
  );
}

function Believed({ item, editable }: Omit<LearningProps, 'asked'>) {
  const { data: talk } = useTalk(item);
  return talk ? <HypothesisPart item={item} talk={talk} editable={editable} /> : null;
}

/** What the problem behind it costs in tickets, where somebody is about to say what the item is worth (P16, S15). */
function Costs({ item }: { item: Item }) {
  const { data } = useEvidence(item);
  return data?.problems.map((problem) => <ProblemFigures key={problem.key} problem={problem} />);
}
