import { Dialog as Base } from '@base-ui/react/dialog';
import { useRef, type ReactNode, type RefObject } from 'react';
import { X } from 'lucide-react';
import { IconButton } from './Button.js';
import styles from './overlay.module.css';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons at the end, the main one last. */
  footer?: ReactNode;
  /** 440 or 720 px. */
  size?: 'normal' | 'wide';
  initialFocus?: RefObject<HTMLElement | null>;
}

/** Asks for one thing before anything else goes on; Esc closes it and focus returns. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  size = 'normal',
  initialFocus,
}: DialogProps) {
  const panel = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          ref={panel}
          className={`${styles.dialog} ${size === 'wide' ? styles.wide : ''}`}
          initialFocus={initialFocus ?? panel}
        >
          <div className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close render={<IconButton label="Close" />}>
              <X size={16} aria-hidden />
            </Base.Close>
          </div>
          {description && <Base.Description className={styles.description}>{description}</Base.Description>}
          <div className={styles.body}>{children}</div>
          {footer && <div className={styles.foot}>{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface SidePanelProps {
  open?: boolean;
  onClose: () => void;
  /** The heading of the panel: what it is about. */
  title: ReactNode;
  /** Stands in the head, before the close button. */
  actions?: ReactNode;
  children: ReactNode;
  initialFocus?: RefObject<HTMLElement | null>;
}

/** 520 px over the right side of the board, which stays alive behind it; the whole page on a phone. */
export function SidePanel({ open = true, onClose, title, actions, children, initialFocus }: SidePanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => next || onClose()} modal={false} disablePointerDismissal>
      <Base.Portal>
        <Base.Popup ref={panel} className={styles.side} initialFocus={initialFocus ?? panel}>
          <div className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {actions}
            <Base.Close render={<IconButton label="Close" />}>
              <X size={16} aria-hidden />
            </Base.Close>
          </div>
          <div className={styles.body}>{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
