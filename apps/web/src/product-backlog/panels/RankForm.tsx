import { useState } from 'react';
import type { Item, Place } from '@twotrack/product-backlog/contract';
import { SelectField, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import styles from '../../ui/panel/panel.module.css';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { rankItem } from '../commands.js';
import { useDecides } from '../order/use-decides.js';
import { ItemPicker } from './ItemPicker.js';
import { words } from './words.js';

/** Places an item beside another one: a ranking by the product owner, a proposal by anybody else (P1, P3). */
export function RankForm({ item, onDone }: { item: Item; onDone: () => void }) {
  const order = useDecides();
  const [side, setSide] = useState<'before' | 'after'>('before');
  const [neighbour, setNeighbour] = useState<Item | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();

  const submit = async () => {
    setTried(true);
    if (!neighbour) return;
    const place: Place = side === 'before' ? { before: neighbour.id } : { after: neighbour.id };
    if (await send(() => rankItem(item.id, place, reason.trim() || undefined))) onDone();
  };
  return (
    <SmallForm
      action={order ? words.place.placeNow : words.place.propose}
      busy={busy}
      onSubmit={submit}
      onCancel={onDone}
    >
      {!order && <p className={styles.note}>{words.place.proposing}</p>}
      <div className={styles.pair}>
        <SelectField
          label={words.place.side}
          value={side}
          onChange={({ target }) => setSide(target.value === 'after' ? 'after' : 'before')}
        >
          <option value="before">{words.place.above}</option>
          <option value="after">{words.place.below}</option>
        </SelectField>
        <ItemPicker
          label={words.place.neighbour}
          value={neighbour}
          onChange={setNeighbour}
          except={item.id}
          fault={tried && !neighbour ? words.place.neighbourNeeded : undefined}
        />
      </div>
      <TextField
        label={words.place.rankReason}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Failure failure={failure} />
    </SmallForm>
  );
}
