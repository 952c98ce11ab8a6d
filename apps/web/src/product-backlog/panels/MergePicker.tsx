import { useState } from 'react';
import { Combobox } from '@base-ui/react/combobox';
import type { Item, Request } from '@twotrack/product-backlog/contract';
import { oldestFirst } from '@twotrack/product-backlog/domain';
import { Field } from '../../ui/Field.js';
import styles from '../../ui/panel/panel.module.css';
import { requests } from '../product-store.js';
import { openItems } from './order.js';
import { words } from './words.js';

/** What a request is merged into: an item, or another request that asks for the same (P4). */
export type MergeTarget = { readonly item: Item } | { readonly request: Request };

interface Props {
  value: MergeTarget | null;
  onChange: (target: MergeTarget | null) => void;
  /** The one that is merged: not offered. */
  except?: string | undefined;
  fault?: string | undefined;
}

const idOf = (target: MergeTarget): string => ('item' in target ? target.item.id : target.request.id);
const titleOf = (target: MergeTarget): string =>
  'item' in target ? `${target.item.key} ${target.item.title}` : target.request.title;

const choices = (except: string | undefined): MergeTarget[] => [
  ...requests
    .get()
    .filter(({ id, status }) => status === 'open' && id !== except)
    .sort(oldestFirst)
    .map((request) => ({ request })),
  ...openItems().map((item) => ({ item })),
];

/** Chooses an open item by its key or title, or an open request by its title. */
export function MergePicker({ value, onChange, except, fault }: Props) {
  const [targets] = useState(() => choices(except));
  return (
    <Field label={words.inbox.mergeInto} hint={words.inbox.mergeIntoHint} fault={fault}>
      {(wiring) => (
        <Combobox.Root
          items={targets}
          limit={8}
          value={value}
          onValueChange={onChange}
          itemToStringLabel={titleOf}
          isItemEqualToValue={(a, b) => idOf(a) === idOf(b)}
        >
          <Combobox.Input {...wiring} placeholder={words.inbox.chooseEither} />
          <Combobox.Portal>
            <Combobox.Positioner className={styles.choices} sideOffset={4}>
              <Combobox.Popup className={styles.choiceList}>
                <Combobox.Empty className={styles.choiceNone}>{words.inbox.noSuchEither}</Combobox.Empty>
                <Combobox.List>
                  {(target: MergeTarget) => (
                    <Combobox.Item key={idOf(target)} value={target} className={styles.choice}>
                      {'item' in target ? (
                        <>
                          <b>{target.item.key}</b> {target.item.title}
                        </>
                      ) : (
                        <>
                          {target.request.title}{' '}
                          <span className={styles.muted}>{words.inbox.asksForIt(target.request.requester.name)}</span>
                        </>
                      )}
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
