import { useEffect, useState } from 'react';
import { ItemType } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Chooser } from '../../ui/panel/Chooser.js';
import { Failure } from '../../ui/panel/Failure.js';
import styles from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { words as common } from '../../ui/panel/words.js';
import { classifyItem } from '../commands.js';
import type { PartProps } from './item-detail.js';
import { words } from './words.js';

/** What the item is. Technical debt is not saved before it names whose problem it is. */
export function ItemKind({ item }: Pick<PartProps, 'item'>) {
  const { work } = useCan();
  const { busy, failure, send } = useSending();
  const [type, setType] = useState(item.type);
  const [whose, setWhose] = useState(item.whoseProblem ?? '');
  useEffect(() => {
    setType(item.type);
    setWhose(item.whoseProblem ?? '');
  }, [item.type, item.whoseProblem]);

  const save = (kind: ItemType, whoseProblem: string) =>
    send(() => classifyItem(item, { type: kind, ...(kind === 'debt' && { whoseProblem: whoseProblem.trim() }) }));

  const choose = (kind: ItemType) => {
    setType(kind);
    if (kind !== 'debt') void save(kind, '');
  };

  const changed = type !== item.type || whose !== (item.whoseProblem ?? '');
  const editable = work && !item.removedAt;
  return (
    <div className={styles.stack}>
      <Chooser
        label={words.item.type}
        value={type}
        choices={ItemType.options.map((id) => ({ id, name: words.types[id] }))}
        disabled={!editable || busy}
        onChoose={choose}
      />
      {type === 'debt' && (
        <form
          className={styles.inline}
          onSubmit={(event) => {
            event.preventDefault();
            if (whose.trim()) void save('debt', whose);
          }}
        >
          <TextField
            label={words.item.whoseProblem}
            fault={whose.trim() ? undefined : words.item.whoseProblemNeeded}
            maxLength={120}
            value={whose}
            readOnly={!editable}
            onChange={({ target }) => setWhose(target.value)}
          />
          {editable && changed && (
            <Button type="submit" disabled={busy || !whose.trim()}>
              {common.save}
            </Button>
          )}
        </form>
      )}
      <Failure failure={failure} />
    </div>
  );
}
