import type { BacklogSettings } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { EditableTitle } from '../../ui/panel/EditableTitle.js';
import { Button } from '../../ui/Button.js';
import { useEdit } from '../../ui/panel/use-edit.js';
import { setVision } from './commands.js';
import styles from './goal.module.css';
import { words } from './words.js';

/** What the product is for, in one sentence; edited where it stands. */
export function Vision({ settings }: { settings: BacklogSettings }) {
  const { order } = useCan();
  const { vision } = settings;
  const edit = useEdit(vision, settings.version, (text) => setVision(settings, text.trim()));
  if (!order) return <p className={styles.vision}>{vision || words.noVision}</p>;
  if (!edit.shown && edit.draft === null)
    return (
      <div>
        <Button size="small" onClick={edit.start}>
          {words.setVision}
        </Button>
      </div>
    );
  return (
    <EditableTitle
      edit={edit}
      label={words.visionLabel}
      startLabel={words.setVision}
      changedBy={null}
      max={300}
      editable
    />
  );
}
