import { useEffect, useRef, type ReactNode } from 'react';
import { Button, type ButtonProps } from '../Button.js';
import styles from './panel.module.css';
import { words } from './words.js';

interface Props {
  action: string;
  look?: ButtonProps['look'];
  busy: boolean;
  onSubmit: () => Promise<void>;
  onCancel: () => void;
  children: ReactNode;
}

/** A few fields inside a panel, sent or given up. It takes the place of the button that opened it: so it has the focus. */
export function SmallForm({ action, look = 'primary', busy, onSubmit, onCancel, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const { current } = form;
    if (current?.contains(document.activeElement)) return; // a field asked for it itself
    current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  return (
    <form
      ref={form}
      noValidate
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      {children}
      <div className={styles.actions}>
        <Button type="submit" size="small" look={look} disabled={busy}>
          {action}
        </Button>
        <Button size="small" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
