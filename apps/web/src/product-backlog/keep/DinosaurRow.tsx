import { useState } from 'react';
import type { Item } from '@twotrack/product-backlog/contract';
import { useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Kbd } from '../../ui/Kbd.js';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import { removeItem } from '../commands.js';
import { useItem } from '../product-store.js';
import { keepItem, setAsideItem } from './commands.js';
import styles from './keep.module.css';
import type { Grown } from './use-keeping.js';
import { words } from './words.js';

export type Act = 'keep' | 'not-now' | 'remove';

interface Props {
  grown: Grown;
  tabStop: boolean;
  decides: boolean;
  asking: Act | null;
  onAsk: (act: Act) => void;
  onDone: (decided: boolean) => void;
}

const buttons = [
  { act: 'keep', label: words.keep, key: 'k' },
  { act: 'not-now', label: words.notNow, key: 'n' },
  { act: 'remove', label: words.remove, key: 'd' },
] as const;

const does: Record<Act, (item: Item, reason: string) => Promise<unknown>> = {
  keep: keepItem,
  'not-now': setAsideItem,
  remove: ({ id }, reason) => removeItem(id, reason || undefined),
};

/** What grew old: how old, when it would be reached, and the three decisions on it. */
export function DinosaurRow({ grown, tabStop, decides, asking, onAsk, onDone }: Props) {
  const onBoard = useItem(grown.id);
  const [last, setLast] = useState(onBoard);
  if (onBoard && onBoard !== last) setLast(onBoard);
  const { teamSlug } = useMe();
  // what leaves the board by the decision stays until that is answered
  const item = onBoard ?? (asking ? last : undefined);
  if (!item) return null;
  const { key, title } = item;
  const age = ageOf(grown);
  return (
    <li
      data-row={grown.id}
      tabIndex={tabStop ? 0 : -1}
      className={styles.row}
      aria-label={`${key}, ${title}, ${age}`}
      aria-keyshortcuts={decides ? 'k n d' : undefined}
    >
      <div className={styles.what}>
        <a className={styles.key} href={`/b/${teamSlug}/i/${key}`} tabIndex={tabStop ? 0 : -1}>
          {key}
        </a>
        <span className={styles.title}>{title}</span>
        <span className={styles.age}>{age}</span>
      </div>
      {decides && !asking && (
        <div className={styles.acts}>
          {buttons.map(({ act, label, key: hint }) => (
            <Button
              key={act}
              size="small"
              look={act === 'remove' ? 'danger' : 'plain'}
              tabIndex={tabStop ? 0 : -1}
              aria-label={`${label}: ${key}`}
              onClick={() => onAsk(act)}
            >
              {label} <Kbd keys={hint} />
            </Button>
          ))}
        </div>
      )}
      {asking && <Why act={asking} item={item} onDone={onDone} />}
    </li>
  );
}

function Why({ act, item, onDone }: { act: Act; item: Item; onDone: (decided: boolean) => void }) {
  let decided = false;
  return (
    <ReasonForm
      label={words.why[act](item.key)}
      needed={act === 'remove' ? null : words.needed}
      action={buttons.find((one) => one.act === act)!.label}
      look={act === 'remove' ? 'danger' : 'primary'}
      send={async (reason) => {
        await does[act](item, reason);
        decided = true;
      }}
      onDone={() => onDone(decided)}
    />
  );
}

const ageOf = ({ untouchedDays, reachAt, place, why }: Grown): string =>
  [
    ...(why.includes('untouched') ? [words.untouched(untouchedDays)] : []),
    ...(reachAt ? [words.reached(reachAt)] : []),
    words.place(place),
  ].join(' · ');
