import { useState } from 'react';
import type { Item } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { team } from '../../identity/team-store.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import styles from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { words as panel } from '../../ui/panel/words.js';
import { ItemPicker } from '../panels/ItemPicker.js';
import { dependOn } from './commands.js';
import type { End } from './use-talk.js';
import { words } from './words.js';

const say = words.dependencies;

/** Chooses what the item needs: one of this team by its title, one of another team by its key. */
export function DependForm({ item, onDone }: { item: Item; onDone: () => void }) {
  const [key, setKey] = useState('');
  const [found, setFound] = useState<{ of: string; ends: End[] } | null>(null);
  const { busy, failure, send } = useSending();
  const { teamId, teamSlug } = team.get().me;
  const add = async (on: Pick<Item, 'id' | 'key'>) => {
    if (await send(() => dependOn(item, on))) onDone();
  };
  const look = async () => {
    const asked = key.trim().toUpperCase();
    const path = `/api/teams/${teamSlug}/product-backlog/called?key=${encodeURIComponent(asked)}`;
    const { items } = await read<{ items: End[] }>(path);
    setFound({ of: asked, ends: items.filter((one) => one.teamId !== teamId) });
  };
  return (
    <>
      <ItemPicker label={say.own} value={null} except={item.id} onChange={(one) => one && void add(one)} />
      <form
        className={styles.inline}
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim()) void send(look);
        }}
      >
        <TextField
          label={say.foreign}
          hint={say.foreignHint}
          value={key}
          maxLength={20}
          onChange={({ target }) => setKey(target.value)}
        />
        <Button type="submit" size="small" disabled={busy}>
          {say.look}
        </Button>
      </form>
      <div className={styles.stack} role="status">
        {found?.ends.length === 0 && <p className={styles.muted}>{say.nothing(found.of)}</p>}
        {found?.ends.map((end) => (
          <div key={end.id} className={styles.stack}>
            <p>
              <b>{end.key}</b> {end.title} <span className={styles.muted}>· {end.team}</span>
            </p>
            <Button size="small" disabled={busy} onClick={() => void add(end)}>
              {say.choose(end.key, end.team)}
            </Button>
          </div>
        ))}
      </div>
      <Failure failure={failure} />
      <Button size="small" onClick={onDone}>
        {panel.cancel}
      </Button>
    </>
  );
}
