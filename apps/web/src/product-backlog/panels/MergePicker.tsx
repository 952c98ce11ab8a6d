import { useState } from 'react';
import type { Item, Request } from '@twotrack/product-backlog/contract';
import { oldestFirst } from '@twotrack/product-backlog/domain';
import styles from '../../ui/panel/panel.module.css';
import { Picker } from '../../ui/panel/Picker.js';
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
    <Picker
      {...{ fault, value, onChange, idOf }}
      label={words.inbox.mergeInto}
      hint={words.inbox.mergeIntoHint}
      placeholder={words.inbox.chooseEither}
      none={words.inbox.noSuchEither}
      choices={targets}
      say={titleOf}
    >
      {(target) =>
        'item' in target ? (
          <>
            <b>{target.item.key}</b> {target.item.title}
          </>
        ) : (
          <>
            {target.request.title}{' '}
            <span className={styles.muted}>{words.inbox.asksForIt(target.request.requester.name)}</span>
          </>
        )
      }
    </Picker>
  );
}
