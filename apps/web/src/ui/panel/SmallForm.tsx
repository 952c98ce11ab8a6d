import type { ReactNode } from 'react';
import { Button, type ButtonProps } from '../Button.js';
import styles from './panel.module.css';
import { words } from './words.js';

interface Props {
  id?: string;
  action: string;
  look?: ButtonProps['look'];
  busy: boolean;
  onSubmit: () => Promise<void>;
  onCancel: () => void;
  children: ReactNode;
}

/** A few fields inside a panel, sent or given up. */
export const SmallForm = ({ id, action, look = 'primary', busy, onSubmit, onCancel, children }: Props) => (
  <form
    id={id}
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
