import { useId } from 'react';
import { Conflict, type ChangedBy } from './Conflict.js';
import { SaveOrCancel } from './EditableTitle.js';
import { Failure } from './Failure.js';
import { Markdown } from './Markdown.js';
import { Button } from '../Button.js';
import styles from './panel.module.css';
import type { Edit } from './use-edit.js';
import { useFieldFocus } from './use-field-focus.js';

interface Props {
  edit: Edit;
  label: string;
  startLabel: string;
  hint: string;
  /** What stands there while nothing is written. */
  none: string;
  changedBy: ChangedBy | null;
  max: number;
  editable: boolean;
}

/** Markdown that is edited where it stands: Ctrl or ⌘ with Enter saves, Escape does not throw a draft away. */
export function EditableProse({ edit, label, startLabel, hint, none, changedBy, max, editable }: Props) {
  const hintId = useId();
  const editing = edit.draft !== null;
  const { field, button } = useFieldFocus(editing, false);

  if (!editing)
    return (
      <>
        {edit.shown.trim() ? <Markdown text={edit.shown} /> : <p className={styles.muted}>{none}</p>}
        {editable && (
          <Button ref={button} size="small" onClick={edit.start}>
            {startLabel}
          </Button>
        )}
      </>
    );
  return (
    <form
      className={styles.editing}
      onSubmit={(event) => {
        event.preventDefault();
        void edit.save();
      }}
    >
      <textarea
        ref={field}
        aria-label={label}
        aria-describedby={hintId}
        className={styles.field}
        rows={10}
        maxLength={max}
        value={edit.draft ?? ''}
        onChange={({ target }) => edit.change(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.stopPropagation();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void edit.save();
        }}
      />
      <p id={hintId} className={styles.muted}>
        {hint}
      </p>
      <Conflict edit={edit} what={label.toLowerCase()} by={changedBy} />
      <Failure failure={edit.failure} />
      {edit.theirs === null && <SaveOrCancel edit={edit} />}
    </form>
  );
}
