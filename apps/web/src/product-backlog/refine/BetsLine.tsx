import type { Item } from '@twotrack/product-backlog/contract';
import { useHitRates } from '../evidence/use-evidence.js';
import { words as evidence } from '../evidence/words.js';
import styles from './refine.module.css';
import { words } from './words.js';

/** What describes every cell of a value. */
export const BETS_ID = 'bets-like-it';

/** How often bets of the same type and size held: what somebody should know who is about to say what it is worth (P16). */
export function BetsLine({ item, id = BETS_ID }: { item: Item | null; id?: string }) {
  const { data } = useHitRates();
  if (!data || !item) return <span id={id} />;
  const { size = null } = item.vectors;
  const ofType = data.types.find(({ type }) => type === item.type);
  const ofSize = data.sizes.find((one) => one.size === size);
  const said = [
    ...(ofType ? [words.bets.of(evidence.types[item.type], evidence.rate(ofType))] : []),
    ...(ofSize ? [words.bets.of(evidence.size(size), evidence.rate(ofSize))] : []),
  ];
  return (
    <span id={id} className={styles.bets}>
      {words.bets.like(item.key)} {said.join(' · ') || words.bets.none}
    </span>
  );
}
