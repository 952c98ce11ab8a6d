import { useState } from 'react';
import { Combobox } from '@base-ui/react/combobox';
import type { Item } from '@twotrack/product-backlog/contract';
import { Field } from '../../ui/Field.js';
import styles from '../../ui/panel/panel.module.css';
import { openItems } from './order.js';
import { words } from './words.js';

interface Props {
  label: string;
  value: Item | null;
  onChange: (item: Item | null) => void;
  /** Not offered: an item has no place beside itself. */
  except?: string;
  fault?: string | undefined;
}

const sayItem = (item: Item): string => `${item.key} ${item.title}`;

/** Chooses one open item by its key or its title. */
export function ItemPicker({ label, value, onChange, except, fault }: Props) {
  const [choices] = useState(() => openItems().filter((item) => item.id !== except));
  return (
    <Field label={label} fault={fault}>
      {(wiring) => (
        <Combobox.Root
          items={choices}
          limit={8}
          value={value}
          onValueChange={onChange}
          itemToStringLabel={sayItem}
          isItemEqualToValue={(a, b) => a.id === b.id}
        >
          <Combobox.Input {...wiring} placeholder={words.inbox.choose} />
          <Combobox.Portal>
            <Combobox.Positioner className={styles.choices} sideOffset={4}>
              <Combobox.Popup className={styles.choiceList}>
                <Combobox.Empty className={styles.choiceNone}>{words.inbox.noSuchItem}</Combobox.Empty>
                <Combobox.List>
                  {(item: Item) => (
                    <Combobox.Item key={item.id} value={item} className={styles.choice}>
                      <b>{item.key}</b> {item.title}
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
