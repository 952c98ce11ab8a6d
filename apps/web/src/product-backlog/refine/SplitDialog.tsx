import { useId, useState, type FormEvent } from 'react';
import { TITLE_MAX } from '@twotrack/shared';
import type { Item } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { TextArea, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { splitItem } from './commands.js';
import styles from './refine.module.css';
import { words } from './words.js';

/** Two parts or more, in the place of the whole (P11). */
export function SplitDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const form = useId();
  const [parts, setParts] = useState([
    { title: '', problem: '' },
    { title: '', problem: '' },
  ]);
  const { busy, failure, send } = useSending();
  const change = (at: number, part: Partial<(typeof parts)[number]>) =>
    setParts(parts.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const children = parts.map(({ title, problem }) => ({
      title: title.trim(),
      ...(problem.trim() && { problem: problem.trim() }),
    }));
    if (await send(() => splitItem(item, children))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.split.title(item.key)}
      description={words.split.about}
      footer={
        <>
          <Button onClick={onClose}>{words.split.cancel}</Button>
          <Button look="primary" type="submit" form={form} disabled={busy}>
            {words.split.save(parts.length)}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.stack} onSubmit={(event) => void save(event)}>
        {parts.map(({ title, problem }, at) => (
          <div key={at} className={styles.stack}>
            <TextField
              label={words.split.part(at + 1)}
              value={title}
              required
              maxLength={TITLE_MAX}
              autoComplete="off"
              onChange={({ target }) => change(at, { title: target.value })}
            />
            <TextArea
              label={words.split.problem(at + 1)}
              value={problem}
              rows={2}
              onChange={({ target }) => change(at, { problem: target.value })}
            />
          </div>
        ))}
        {parts.length < 20 && (
          <Button size="small" onClick={() => setParts([...parts, { title: '', problem: '' }])}>
            {words.split.add}
          </Button>
        )}
        <Failure failure={failure} />
      </form>
    </Dialog>
  );
}
