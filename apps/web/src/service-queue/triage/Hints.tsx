import { Kbd } from '../../ui/Kbd.js';
import styles from './bars.module.css';
import { words } from './words.js';

const hints: readonly [keys: string, says: string][] = [
  ['a', words.buttons.ack],
  ['s', words.buttons.snooze],
  ['e', words.buttons.escalate],
  ['m', words.buttons.merge],
  ['t', words.buttons.move],
  ['i', words.buttons.mine],
  ['g', words.hints.expand],
  ['1 2 3 4', words.hints.users],
  ['w', words.hints.why],
  ['x', words.keys.select],
  ['Ctrl+z', words.hints.undo],
  ['?', words.hints.all],
];

/** The keys one needs most, where one looks for them. */
export const Hints = () => (
  <div className={styles.hints} aria-hidden>
    {hints.map(([keys, says]) => (
      <span key={keys} className={styles.hint}>
        <Kbd keys={keys} /> {says}
      </span>
    ))}
  </div>
);
