import styles from './evidence.module.css';
import { useHitRates } from './use-evidence.js';
import { words } from './words.js';

/** How what was shipped turned out, in the header before any count of finished things (P16). Nothing before the first bet. */
export function ProofLine({ onOpen }: { onOpen: () => void }) {
  const { data } = useHitRates();
  if (!data || data.types.length === 0) return null;
  return (
    <button type="button" className={styles.line} onClick={onOpen}>
      <span className="spoken">{words.proofSpoken}</span>
      {words.proof(data.all)}
    </button>
  );
}
