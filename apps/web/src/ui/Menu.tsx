import { Menu as Base } from '@base-ui/react/menu';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Kbd } from './Kbd.js';
import styles from './overlay.module.css';

export interface MenuAction {
  label: string;
  /** Says more, to the right of the label: a count, a limit. */
  note?: ReactNode;
  icon?: ReactNode;
  keys?: string;
  run: () => void;
  /** Why it cannot be done now; it stays visible, since it teaches the rule. */
  disabled?: string | undefined;
}

export interface MenuBranch {
  label: string;
  keys?: string;
  icon?: ReactNode;
  entries: MenuEntry[];
}

export type MenuEntry = MenuAction | MenuBranch | 'line';

interface MenuProps {
  open?: boolean;
  onClose: () => void;
  anchor: Element | null;
  /** Spoken name. */
  label: string;
  entries: readonly MenuEntry[];
  align?: 'start' | 'end';
}

export function Menu({ open = true, onClose, anchor, label, entries, align = 'start' }: MenuProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Base.Portal>
        <Base.Positioner
          className={styles.positioner}
          anchor={anchor}
          align={align}
          sideOffset={4}
          collisionPadding={8}
        >
          <Base.Popup
            className={styles.menu}
            aria-label={label}
            finalFocus={() => (anchor instanceof HTMLElement ? anchor : true)}
          >
            <Entries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entries({ entries }: { entries: readonly MenuEntry[] }) {
  return entries.map((entry, at) => {
    if (entry === 'line') return <Base.Separator key={at} className={styles.separator} />;
    if ('entries' in entry) return <Branch key={at} {...entry} />;
    return (
      <Base.Item key={at} className={styles.item} disabled={!!entry.disabled} onClick={entry.run}>
        <Face {...entry} note={entry.disabled ?? entry.note} />
      </Base.Item>
    );
  });
}

function Branch({ entries, ...face }: MenuBranch) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={styles.item}>
        <Face {...face} />
        <ChevronRight size={14} aria-hidden />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={2} collisionPadding={8}>
          <Base.Popup className={styles.menu}>
            <Entries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}

function Face({ label, note, keys, icon }: { label: string; note?: ReactNode; keys?: string; icon?: ReactNode }) {
  return (
    <>
      <span className={styles.itemIcon}>{icon}</span>
      <span className={styles.itemLabel}>{label}</span>
      {note && <span className={styles.itemNote}>{note}</span>}
      {keys && <Kbd keys={keys} />}
    </>
  );
}
