import { Conflict, type ChangedBy } from './Conflict.js';
import { Failure } from './Failure.js';
import { Button } from '../Button.js';
import styles from './panel.module.css';
import type { Edit } from './use-edit.js';
import { useFieldFocus } from './use-field-focus.js';
import { words } from './words.js';

interface Props {
  edit: Edit;
  /** "Title", and what the button that starts it says. */
  label: string;
  startLabel: string;
  changedBy: ChangedBy | null;
  max: number;
  /** Whoever may not edit sees plain text. */
  editable: boolean;
}

/** A heading that is edited where it stands: Enter saves, Escape leaves it as it was. */
export function EditableTitle({ edit, label, startLabel, changedBy, max, editable }: Props) {
  const editing = edit.draft !== null;
  const { field, button } = useFieldFocus(editing, true);

  if (!editable) return <h2 className={styles.title}>{edit.shown}</h2>;
  if (!editing)
    return (
      <h2 className={styles.title}>
        <button ref={button} type="button" className={styles.editable} title={startLabel} onClick={edit.start}>
          {edit.shown}
        </button>
      </h2>
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
        className={styles.titleField}
        rows={2}
        maxLength={max}
        value={edit.draft ?? ''}
        onChange={({ target }) => edit.change(target.value.replaceAll(/[\r\n]+/g, ' '))}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            edit.cancel();
          } else if (event.key === 'Enter') {
            event.preventDefault();
            void edit.save();
          }
        }}
      />
      <Conflict edit={edit} what={label.toLowerCase()} by={changedBy} />
      <Failure failure={edit.failure} />
      {edit.theirs === null && <SaveOrCancel edit={edit} disabled={!edit.draft?.trim()} />}
    </form>
  );
}

export const SaveOrCancel = ({ edit, disabled = false }: { edit: Edit; disabled?: boolean }) => (
  <div className={styles.actions}>
    <Button type="submit" size="small" look="primary" disabled={disabled || edit.saving}>
      {words.save}
    </Button>
    <Button size="small" onClick={edit.cancel}>
      {words.cancel}
    </Button>
  </div>
);
