import { useId, useRef, useState } from 'react';
import { ChevronDown } from 'lucide-react';
import { Menu } from '../Menu.js';
import styles from './panel.module.css';
import { words } from './words.js';

interface Props<Id extends string> {
  label: string;
  /** The one that is chosen now; null where the button only offers to choose. */
  value: Id | null;
  choices: readonly { id: Id; name: string }[];
  /** What the button says while nothing is chosen. */
  none?: string;
  disabled: boolean;
  onChoose: (id: Id) => void;
}

/** Chooses what is sent at once. A menu and not a select: there the arrow keys alone would already send. */
export function Chooser<Id extends string>({ label, value, choices, none, disabled, onChoose }: Props<Id>) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const entries = choices.map((choice) => ({
    label: choice.name,
    ...(choice.id === value && { disabled: words.now }),
    // After the menu has given the focus back, so that what opens now may have it
    run: () => void setTimeout(() => onChoose(choice.id), 0),
  }));
  return (
    <div className={styles.labelled}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <button
        ref={button}
        type="button"
        className={styles.chooser}
        aria-labelledby={`${id} ${id}-value`}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        <span id={`${id}-value`}>{choices.find((choice) => choice.id === value)?.name ?? none}</span>
        <ChevronDown size={14} aria-hidden />
      </button>
      {open && <Menu anchor={button.current} label={label} entries={entries} onClose={() => setOpen(false)} />}
    </div>
  );
}
