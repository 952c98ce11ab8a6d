import { Popover as Base } from '@base-ui/react/popover';
import { useRef, type ReactNode, type RefObject } from 'react';
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
  /** What Enter is to take; `panel` where it is to take nothing unasked. Else the first thing in it. */
  focus?: RefObject<HTMLElement | null> | 'panel' | undefined;
}

/** A small panel beside what it is about: focus moves in, Esc closes it and focus returns. */
export function Popover({
  open = true,
  onClose,
  anchor,
  title,
  children,
  side = 'bottom',
  footer,
  focus,
}: PopoverProps) {
  const panel = useRef<HTMLDivElement>(null);
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
          <Base.Popup ref={panel} className={styles.popover} initialFocus={focus === 'panel' ? panel : focus}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <div className={styles.popoverBody}>{children}</div>
            {footer && <div className={styles.foot}>{footer}</div>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
