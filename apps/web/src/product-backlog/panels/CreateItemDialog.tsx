import { useRef, useState } from 'react';
import { PROSE_MAX, TITLE_MAX } from '@twotrack/shared';
import { ItemType, RequestSource } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { Field, SelectField, TextArea, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { FormDialog } from '../../ui/panel/FormDialog.js';
import styles from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { createItem, submitRequest } from '../commands.js';
import { useProductOwner } from './names.js';
import { openItems } from './order.js';
import type { CreateItemDialogProps } from './props.js';
import { words } from './words.js';

const blank = {
  title: '',
  problem: '',
  type: 'feature' as ItemType,
  whose: '',
  place: 'end' as 'top' | 'end',
  source: 'team' as RequestSource,
};

/** A new item by the product owner; by anybody else the same becomes a request, and the dialog says so (P4). */
export function CreateItemDialog({ open, onClose }: CreateItemDialogProps) {
  const { order, work } = useCan();
  const owner = useProductOwner();
  const title = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState({ ...blank, source: (work ? 'team' : 'stakeholder') as RequestSource });
  const [tried, setTried] = useState(false);
  const { busy, failure, send, forget } = useSending();
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }));
  const noTitle = !draft.title.trim();
  const noDebtor = order && draft.type === 'debt' && !draft.whose.trim();

  const submit = async () => {
    setTried(true);
    if (noTitle || noDebtor || !(await send(() => (order ? asItem(draft) : asRequest(draft))))) return;
    setDraft({ ...draft, title: '', problem: '', whose: '' });
    setTried(false);
    onClose();
  };
  const close = () => {
    forget();
    onClose();
  };
  return (
    <FormDialog
      open={open}
      onClose={close}
      title={order ? words.create.item : words.create.request}
      description={order ? undefined : words.create.becomesRequest(owner?.name ?? null)}
      initialFocus={title}
      action={order ? words.create.createItem : words.create.send}
      busy={busy}
      onSubmit={submit}
    >
      <Field label={words.item.title} fault={tried && noTitle ? words.create.titleNeeded : undefined}>
        {(wiring) => (
          <input
            {...wiring}
            ref={title}
            maxLength={TITLE_MAX}
            value={draft.title}
            onChange={({ target }) => set({ title: target.value })}
          />
        )}
      </Field>
      <TextArea
        label={words.item.problem}
        hint={words.create.problemHint}
        maxLength={PROSE_MAX}
        rows={5}
        value={draft.problem}
        onChange={({ target }) => set({ problem: target.value })}
      />
      {order ? (
        <AsItem draft={draft} set={set} fault={tried && noDebtor ? words.item.whoseProblemNeeded : undefined} />
      ) : (
        <SelectField
          label={words.create.source}
          value={draft.source}
          onChange={({ target }) => set({ source: RequestSource.parse(target.value) })}
        >
          {RequestSource.options.map((source) => (
            <option key={source} value={source}>
              {words.sources[source]}
            </option>
          ))}
        </SelectField>
      )}
      <Failure failure={failure} />
    </FormDialog>
  );
}

type Draft = typeof blank;

interface AsItemProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  fault: string | undefined;
}

const AsItem = ({ draft, set, fault }: AsItemProps) => (
  <>
    <div className={styles.pair}>
      <SelectField
        label={words.item.type}
        value={draft.type}
        onChange={({ target }) => set({ type: ItemType.parse(target.value) })}
      >
        {ItemType.options.map((type) => (
          <option key={type} value={type}>
            {words.types[type]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.create.where}
        value={draft.place}
        onChange={({ target }) => set({ place: target.value === 'top' ? 'top' : 'end' })}
      >
        <option value="top">{words.create.top}</option>
        <option value="end">{words.create.end}</option>
      </SelectField>
    </div>
    {draft.type === 'debt' && (
      <TextField
        label={words.item.whoseProblem}
        fault={fault}
        maxLength={120}
        value={draft.whose}
        onChange={({ target }) => set({ whose: target.value })}
      />
    )}
  </>
);

const wordsOf = ({ title, problem }: Draft) => ({ title: title.trim(), ...(problem.trim() && { problem }) });

const asItem = (draft: Draft) => {
  const first = draft.place === 'top' ? openItems()[0] : undefined;
  return createItem({
    ...wordsOf(draft),
    type: draft.type,
    ...(draft.type === 'debt' && { whoseProblem: draft.whose.trim() }),
    ...(first && { before: first.id }),
  });
};

const asRequest = (draft: Draft) => submitRequest({ ...wordsOf(draft), source: draft.source });
