import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useValue } from '../live/value.js';
import { Button, IconButton } from './Button.js';
import { Kbd } from './Kbd.js';
import styles from './toaster.module.css';
import { dismiss, toasts, type Toast } from './toasts.js';

/** With something to do or to read, and without. */
const LONG_MS = 20_000;
const SHORT_MS = 8_000;

/** Messages that need no answer, newest below; each stays longer while one looks at it. */
export function Toaster() {
  const shown = useValue(toasts);
  return (
    <div className={styles.toaster} role="status" aria-live="polite">
      {shown.map((toast) => (
        <Message key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function Message({ toast: { id, text, tone, action } }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  const left = useRef(action || tone !== 'quiet' ? LONG_MS : SHORT_MS);
  useEffect(() => {
    if (held) return;
    const from = Date.now();
    const timer = setTimeout(() => dismiss(id), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - from;
    };
  }, [held, id]);
  return (
    <div
      className={styles.toast}
      data-toast
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={({ key }) => key === 'Escape' && dismiss(id)}
    >
      <span className={styles.text}>{text}</span>
      {action && (
        <Button
          size="small"
          look="quiet"
          className={styles.action}
          onClick={() => {
            dismiss(id);
            action.run();
          }}
        >
          {action.label} {action.keys && <Kbd keys={action.keys} />}
        </Button>
      )}
      <IconButton label="Dismiss" className={styles.close} onClick={() => dismiss(id)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
