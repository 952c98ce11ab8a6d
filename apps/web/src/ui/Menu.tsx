import { Menu as Base } from '@base-ui/react/menu';
import { ChevronRight } from 'lucide-react';
import { useRef, type FocusEvent } from 'react';
import { firstOf, MenuFace, type MenuBranch, type MenuEntry, type MenuProps } from './menu-face.js';
import styles from './overlay.module.css';
import { Sheet } from './Sheet.js';
import { useMedia } from './use-media.js';

export type { MenuEntry };

/** Beside what it belongs to; on a phone a sheet from the bottom. */
export function Menu(props: MenuProps) {
  return useMedia('(max-width: 719px)') ? <Sheet {...props} /> : <Beside {...props} />;
}

function Beside({ onClose, anchor, label, entries, align = 'start' }: MenuProps) {
  const begun = useRef(false);
  // the menu takes the focus itself when it comes up; later only when the pointer leaves an entry
  const begin = ({ target, currentTarget }: FocusEvent) => {
    if (begun.current || target !== currentTarget) return;
    begun.current = true;
    firstOf(currentTarget)?.focus();
  };
  return (
    <Base.Root open onOpenChange={(next) => next || onClose()}>
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
            onFocus={begin}
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
    const { hint: _, ...face } = entry;
    return (
      <Base.Item
        key={at}
        className={styles.item}
        disabled={!!entry.disabled}
        onClick={entry.run}
        data-entry
        data-likely={entry.likely || undefined}
      >
        <MenuFace {...face} note={entry.disabled ?? entry.note} />
      </Base.Item>
    );
  });
}

function Branch({ entries, ...face }: MenuBranch) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={styles.item} data-entry>
        <MenuFace {...face} />
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
