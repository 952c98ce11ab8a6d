import { Button } from '../Button.js';
import styles from './panel.module.css';
import { words } from './words.js';
import type { Edit } from './use-edit.js';

export interface ChangedBy {
  who: string;
  when: string;
}

/** Somebody changed the text that is being edited: both are shown, one is chosen. */
export function Conflict({ edit, what, by }: { edit: Edit; what: string; by: ChangedBy | null }) {
  if (edit.theirs === null) return null;
  return (
    <div className={styles.conflict} role="alert">
      <p>{by ? words.conflict.changed(by.who, what, by.when) : words.conflict.somebody(what)}</p>
      <dl>
        <dt>{words.conflict.theirs}</dt>
        <dd>{edit.theirs || words.empty}</dd>
        <dt>{words.conflict.mine}</dt>
        <dd>{edit.draft || words.empty}</dd>
      </dl>
      <div className={styles.actions}>
        <Button size="small" onClick={() => void edit.keepMine()}>
          {words.conflict.keepMine}
        </Button>
        <Button size="small" onClick={edit.cancel}>
          {words.conflict.takeTheirs}
        </Button>
      </div>
    </div>
  );
}
