import { team } from '../../identity/team-store.js';
import { useValue } from '../../live/value.js';
import { openOverlay } from '../overlays.js';
import { useShareNow } from './share.js';
import { ShareBar } from './ShareBar.js';
import styles from './share.module.css';
import { words } from './words.js';

/** In the header of a board whose team states a share: what it gave, and where to pull next (B5). */
export default function ShareLine() {
  const { share } = useValue(team);
  const { data } = useShareNow();
  if (!share || !data) return null;
  const { product } = share;
  const sentence = words.sentence(data, product);
  return (
    <button
      type="button"
      className={styles.line}
      aria-haspopup="dialog"
      aria-label={words.line(sentence)}
      title={sentence}
      onClick={() => openOverlay({ kind: 'share' })}
    >
      <ShareBar had={data.real?.product} stated={product} />
      <span className={styles.short}>
        {data.next && <b>{words.short(data, product)}</b>}
        {data.next ? words.ratio(data.next.had, data.next.of) : words.short(data, product)}
      </span>
      <span className={styles.long}>{sentence}</span>
    </button>
  );
}
