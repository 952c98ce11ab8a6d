import { Popover as Base } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import styles from './overlay.module.css';

interface PopoverProps {
  open?: boolean;
  onClose: () => void;
  /** What it points at. */
  anchor: Element | null;
  title: ReactNode;
  children: ReactNode;
  side?: 'top' | 'bottom' | 'left' | 'right';
  footer?: ReactNode;
}

/** A small panel beside what it is about: focus moves in, Esc closes it and focus returns. */
export function Popover({ open = true, onClose, anchor, title, children, side = 'bottom', footer }: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Base.Portal>
        <Base.Positioner
          className={styles.positioner}
          anchor={anchor}
          side={side}
          align="start"
          sideOffset={6}
          collisionPadding={8}
        >
          <Base.Popup className={styles.popover}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <div className={styles.popoverBody}>{children}</div>
            {footer && <div className={styles.foot}>{footer}</div>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
