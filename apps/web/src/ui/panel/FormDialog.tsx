import { useId, type ReactNode, type RefObject } from 'react';
import { Button } from '../Button.js';
import { Dialog } from '../Dialog.js';
import styles from './panel.module.css';
import { words } from './words.js';

interface Props {
  open?: boolean;
  onClose: () => void;
  title: string;
  description?: string | undefined;
  size?: 'normal' | 'wide';
  initialFocus?: RefObject<HTMLElement | null>;
  /** What the main button says; null where nothing can be sent, only read. */
  action: string | null;
  busy: boolean;
  onSubmit: () => Promise<void>;
  /** Stands before the buttons. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A dialog that is one form: Enter or the main button sends it. */
export function FormDialog({ open = true, action, busy, onSubmit, aside, children, ...dialog }: Props) {
  const form = useId();
  return (
    <Dialog
      {...dialog}
      open={open}
      footer={
        <>
          {aside}
          <Button onClick={dialog.onClose}>{action ? words.cancel : words.close}</Button>
          {action && (
            <Button type="submit" look="primary" form={form} disabled={busy}>
              {action}
            </Button>
          )}
        </>
      }
    >
      <form
        id={form}
        noValidate
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
