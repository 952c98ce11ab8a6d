import { useState } from 'react';
import type { Column } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { TextArea } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { FormDialog } from '../../ui/panel/FormDialog.js';
import { LimitFields, draftOf, limitOf, sameLimit } from '../../ui/panel/LimitFields.js';
import styles from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { words as common } from '../../ui/panel/words.js';
import { setColumnLimit, setColumnPolicy } from '../commands.js';
import { useProductColumn, useProductColumns } from '../product-store.js';
import { useProductOwner } from './names.js';
import type { ProductColumnDialogProps } from './props.js';
import { words } from './words.js';

/** The explicit policy of a column: its words, its limit, and who may change them. */
export function ProductColumnDialog({ columnId, onClose }: ProductColumnDialogProps) {
  const column = useProductColumns().find(({ id }) => id === columnId);
  return column ? <ColumnForm column={column} onClose={onClose} /> : null;
}

function ColumnForm({ column, onClose }: { column: Column; onClose: () => void }) {
  const { order } = useCan();
  const owner = useProductOwner();
  const count = useProductColumn(column.id).length;
  const [policy, setPolicy] = useState(column.policy);
  const [limit, setLimit] = useState(draftOf(column.limit));
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const onlyWarns = column.id === 'backlog' || column.id === 'done';
  const typed = limitOf(limit);

  const save = async () => {
    setTried(true);
    if (typed === undefined) return;
    const saved = await send(async () => {
      if (policy.trim() !== column.policy) await setColumnPolicy(column.id, policy.trim());
      if (!sameLimit(limit, draftOf(column.limit))) await setColumnLimit(column.id, typed);
    });
    if (saved) onClose();
  };
  return (
    <FormDialog
      onClose={onClose}
      title={common.column.title(column.name)}
      action={order ? common.save : null}
      busy={busy}
      onSubmit={save}
    >
      <p className={styles.muted}>{words.column.who(owner?.name ?? null)}</p>
      <TextArea
        label={common.column.policy}
        hint={common.column.policyHint}
        rows={2}
        maxLength={300}
        readOnly={!order}
        value={policy}
        onChange={({ target }) => setPolicy(target.value.replaceAll(/[\r\n]+/g, ' '))}
      />
      <LimitFields
        draft={limit}
        onChange={setLimit}
        onlyWarns={onlyWarns}
        modeLabel={common.column.mode}
        countLabel={words.column.count}
        disabled={!order}
        tried={tried}
      />
      {onlyWarns && <p className={styles.muted}>{common.column.entryOrEnd}</p>}
      {typed && count > typed.count && <p className={styles.note}>{common.column.over(count, typed.count)}</p>}
      <Failure failure={failure} />
    </FormDialog>
  );
}
