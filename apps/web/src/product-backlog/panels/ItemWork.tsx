import type { ColumnId } from '@twotrack/product-backlog/contract';
import { useCan, useMe, usePeople } from '../../identity/session.js';
import { Avatar } from '../../ui/Avatar.js';
import { Button } from '../../ui/Button.js';
import { Chooser } from '../../ui/panel/Chooser.js';
import { Failure } from '../../ui/panel/Failure.js';
import styles from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { assignItem } from '../commands.js';
import { useProductColumns } from '../product-store.js';
import type { PartProps } from './item-detail.js';
import { useNames } from './names.js';
import { words } from './words.js';

interface Props extends Pick<PartProps, 'item'> {
  /** Moving may be refused by a limit, so the panel asks for it. */
  onMove: (to: ColumnId) => void;
}

/** Who works on it, and in which column it is. */
export function ItemWork({ item, onMove }: Props) {
  const { work } = useCan();
  const columns = useProductColumns();
  const editable = work && !item.removedAt && !item.setAside;
  return (
    <div className={styles.stack}>
      <Chooser label={words.item.column} value={item.column} choices={columns} disabled={!editable} onChoose={onMove} />
      <People item={item} editable={editable} />
    </div>
  );
}

function People({ item, editable }: Pick<PartProps, 'item'> & { editable: boolean }) {
  const me = useMe();
  const names = useNames();
  const members = usePeople().filter(({ roles }) => roles.includes('member') || roles.includes('product-owner'));
  const { busy, failure, send } = useSending();
  const put = (assignees: string[]) => void send(() => assignItem(item.id, assignees));
  const mine = item.assignees.includes(me.id);
  return (
    <div className={styles.labelled}>
      <span className={styles.label}>{words.item.people}</span>
      <ul className={styles.people}>
        {item.assignees.length === 0 && <li className={styles.muted}>{words.nobody}</li>}
        {item.assignees.map((id) => (
          <li key={id}>
            <Avatar name={names.person(id)} initials={members.find((one) => one.id === id)?.initials ?? '?'} />
            {names.person(id)}
            {editable && (
              <Button
                look="quiet"
                size="small"
                disabled={busy}
                aria-label={words.item.unassign(names.person(id))}
                onClick={() => put(item.assignees.filter((one) => one !== id))}
              >
                ✕
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <div className={styles.actions}>
          <Button
            size="small"
            disabled={busy}
            onClick={() => put(mine ? without(item.assignees, me.id) : [...item.assignees, me.id])}
          >
            {mine ? words.item.release : words.item.assignMe}
          </Button>
        </div>
      )}
      {editable && (
        <Chooser
          label={words.item.assign}
          value={null}
          none={words.item.choosePerson}
          choices={members.filter(({ id }) => !item.assignees.includes(id))}
          disabled={busy}
          onChoose={(id) => put([...item.assignees, id])}
        />
      )}
      <Failure failure={failure} />
    </div>
  );
}

const without = (ids: readonly string[], id: string): string[] => ids.filter((one) => one !== id);
