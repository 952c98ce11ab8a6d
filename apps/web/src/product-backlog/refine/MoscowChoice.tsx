import type { Item, Moscow } from '@twotrack/product-backlog/contract';
import { say } from '../../ui/toasts.js';
import { scoreItem } from './commands.js';
import styles from './refine.module.css';
import { words } from './words.js';

/** Must, should, could, won't, or nothing said. */
export const MoscowChoice = ({ item, editable }: { item: Item; editable: boolean }) => (
  <select
    className={styles.moscow}
    data-cell="moscow"
    aria-label={words.moscowOf(item.key)}
    value={item.moscow ?? ''}
    disabled={!editable}
    onChange={({ target }) =>
      void scoreItem(item.id, { moscow: (target.value || null) as Moscow | null }).catch((why: Error) =>
        say(why.message, { tone: 'problem' }),
      )
    }
  >
    <option value="">{words.none}</option>
    {Object.entries(words.moscow).map(([id, name]) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </select>
);
