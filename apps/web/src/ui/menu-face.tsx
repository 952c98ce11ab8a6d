import type { ReactNode } from 'react';
import { Kbd } from './Kbd.js';
import styles from './overlay.module.css';

export interface MenuAction {
  label: string;
  /** Says more, to the right of the label: a count, a limit. */
  note?: ReactNode;
  /** Says what it would lead to, below the label, where there is room. */
  hint?: string | undefined;
  icon?: ReactNode;
  keys?: string | undefined;
  run: () => void;
  /** Why it cannot be done now; it stays visible, since it teaches the rule. */
  disabled?: string | undefined;
  /** What one wants here most often: Enter takes it as soon as the menu is there, else the first that can be done. */
  likely?: boolean | undefined;
}

export interface MenuBranch {
  label: string;
  keys?: string;
  icon?: ReactNode;
  entries: MenuEntry[];
}

export type MenuEntry = MenuAction | MenuBranch | 'line';

export interface MenuProps {
  onClose: () => void;
  anchor: Element | null;
  /** Spoken name; on a phone the heading. */
  label: string;
  /** One more line under the heading on a phone. */
  about?: string;
  entries: readonly MenuEntry[];
  align?: 'start' | 'end';
}

/** Where Enter is when the menu comes up. */
export const firstOf = (popup: Element | null): HTMLElement | null =>
  popup?.querySelector<HTMLElement>(`${OPEN}[data-likely]`) ?? popup?.querySelector<HTMLElement>(OPEN) ?? null;

const OPEN = '[data-entry]:not([aria-disabled=true], :disabled)';

type FaceProps = Pick<MenuAction, 'label' | 'note' | 'hint' | 'icon' | 'keys'>;

/** What an entry looks like, in a menu and in a sheet. */
export function MenuFace({ label, note, hint, keys, icon }: FaceProps) {
  return (
    <>
      <span className={styles.itemIcon}>{icon}</span>
      <span className={styles.itemLabel}>
        {label}
        {hint && <span className={styles.itemHint}>{hint}</span>}
      </span>
      {note && <span className={styles.itemNote}>{note}</span>}
      {keys && <Kbd keys={keys} />}
    </>
  );
}
