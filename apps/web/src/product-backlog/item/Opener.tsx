import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button.js';
import styles from '../../ui/panel/panel.module.css';
import { useFocusBack } from '../../ui/panel/use-focus-back.js';
import own from './item.module.css';

interface Props {
  action: string;
  /** What is read aloud, where the words alone do not say to what it belongs. */
  label?: string;
  look?: 'plain' | 'quiet';
  children: (close: () => void) => ReactNode;
}

/** A button that opens a form in its own place, and has the focus again when that closes. */
export function Opener({ action, label, look = 'plain', children }: Props) {
  const [open, setOpen] = useState(false);
  const opener = useFocusBack(open);
  if (open) return <div className={`${styles.stack} ${own.form}`}>{children(() => setOpen(false))}</div>;
  return (
    <Button ref={opener} size="small" look={look} aria-label={label} onClick={() => setOpen(true)}>
      {action}
    </Button>
  );
}
