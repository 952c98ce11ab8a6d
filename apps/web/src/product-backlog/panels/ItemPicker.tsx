import { useState } from 'react';
import type { Item } from '@twotrack/product-backlog/contract';
import { Picker } from '../../ui/panel/Picker.js';
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

const idOf = ({ id }: Item): string => id;
const sayItem = (item: Item): string => `${item.key} ${item.title}`;

/** Chooses one open item by its key or its title. */
export function ItemPicker({ label, value, onChange, except, fault }: Props) {
  const [choices] = useState(() => openItems().filter((item) => item.id !== except));
  return (
    <Picker
      {...{ label, fault, choices, value, onChange, idOf }}
      placeholder={words.inbox.choose}
      none={words.inbox.noSuchItem}
      say={sayItem}
    >
      {({ key, title }) => (
        <>
          <b>{key}</b> {title}
        </>
      )}
    </Picker>
  );
}
