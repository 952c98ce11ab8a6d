import { Combobox } from '@base-ui/react/combobox';
import type { ReactNode } from 'react';
import { Field } from '../Field.js';
import styles from './panel.module.css';

/** So many are offered at once; typing finds the others. */
const OFFERED = 8;

interface Props<T> {
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  placeholder: string;
  /** Said where nothing fits what was typed. */
  none: string;
  choices: readonly T[];
  value: T | null;
  onChange: (choice: T | null) => void;
  idOf: (choice: T) => string;
  /** What is typed to find it. */
  say: (choice: T) => string;
  /** How it is shown in the list. */
  children: (choice: T) => ReactNode;
}

/** Chooses one of many by typing a part of its words. */
export function Picker<T>({
  label,
  hint,
  fault,
  placeholder,
  none,
  choices,
  value,
  onChange,
  idOf,
  say,
  children,
}: Props<T>) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(wiring) => (
        <Combobox.Root
          items={choices}
          limit={OFFERED}
          value={value}
          onValueChange={onChange}
          itemToStringLabel={say}
          isItemEqualToValue={(a, b) => idOf(a) === idOf(b)}
        >
          <Combobox.Input {...wiring} placeholder={placeholder} />
          <Combobox.Portal>
            <Combobox.Positioner className={styles.choices} sideOffset={4}>
              <Combobox.Popup className={styles.choiceList}>
                <Combobox.Empty className={styles.choiceNone}>{none}</Combobox.Empty>
                <Combobox.List>
                  {(choice: T) => (
                    <Combobox.Item key={idOf(choice)} value={choice} className={styles.choice}>
                      {children(choice)}
                    </Combobox.Item>
                  )}
                </Combobox.List>
              </Combobox.Popup>
            </Combobox.Positioner>
          </Combobox.Portal>
        </Combobox.Root>
      )}
    </Field>
  );
}
