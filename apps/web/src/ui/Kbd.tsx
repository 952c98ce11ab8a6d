import styles from './small.module.css';

/** A key or a chord: `Alt+ArrowUp` is shown as Alt ↑. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(/[+ ]/).map((key, at) => (
        <kbd key={at} className={styles.kbd}>
          {names[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}

const names: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  $mod: 'Ctrl',
};
