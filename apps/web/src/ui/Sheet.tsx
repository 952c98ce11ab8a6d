import { Dialog as Base } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from './Button.js';
import { firstOf, MenuFace, type MenuAction, type MenuBranch, type MenuEntry, type MenuProps } from './menu-face.js';
import styles from './overlay.module.css';

/** A menu on a phone: from the bottom, 44 px a row, its branches one page deeper. */
export function Sheet({ onClose, anchor, label, about, entries }: MenuProps) {
  const popup = useRef<HTMLDivElement>(null);
  const [branch, setBranch] = useState<MenuBranch | null>(null);
  useLayoutEffect(() => firstOf(popup.current)?.focus(), [branch]);
  return (
    <Base.Root open onOpenChange={(next) => next || onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          ref={popup}
          className={`${styles.dialog} ${styles.sheet}`}
          initialFocus={() => firstOf(popup.current) ?? popup.current}
          finalFocus={() => (anchor instanceof HTMLElement ? anchor : true)}
        >
          <div className={styles.head}>
            {branch && (
              <IconButton label="Back" onClick={() => setBranch(null)}>
                <ChevronLeft size={18} aria-hidden />
              </IconButton>
            )}
            <Base.Title className={styles.title}>{branch ? `${branch.label}: ${label}` : label}</Base.Title>
            <Base.Close render={<IconButton label="Close" />}>
              <X size={18} aria-hidden />
            </Base.Close>
          </div>
          {about && <Base.Description className={styles.description}>{about}</Base.Description>}
          <div className={styles.rows}>
            {(branch?.entries ?? entries).map((entry, at) => (
              <Row key={at} entry={entry} onClose={onClose} onBranch={setBranch} />
            ))}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface RowProps {
  entry: MenuEntry;
  onClose: () => void;
  onBranch: (branch: MenuBranch) => void;
}

function Row({ entry, onClose, onBranch }: RowProps) {
  if (entry === 'line') return <hr className={styles.separator} />;
  if ('entries' in entry) {
    return (
      <button type="button" className={styles.item} data-entry onClick={() => onBranch(entry)}>
        <MenuFace {...entry} />
        <ChevronRight size={16} aria-hidden />
      </button>
    );
  }
  const run = ({ run }: MenuAction) => {
    onClose();
    run();
  };
  return (
    <button
      type="button"
      className={styles.item}
      disabled={!!entry.disabled}
      data-entry
      data-likely={entry.likely || undefined}
      onClick={() => run(entry)}
    >
      <MenuFace {...entry} note={entry.disabled ?? entry.note} />
    </button>
  );
}
