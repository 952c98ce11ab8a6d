import { useQueryClient } from '@tanstack/react-query';
import { TITLE_MAX } from '@twotrack/shared';
import { useCan } from '../../identity/session.js';
import { useLastChange } from '../../ui/panel/ago.js';
import { EditableTitle } from '../../ui/panel/EditableTitle.js';
import { useEdit } from '../../ui/panel/use-edit.js';
import { renameItem } from '../commands.js';
import type { PartProps } from './item-detail.js';
import { words } from './words.js';

/** The title, edited where it stands. */
export function ItemHead({ item, detail }: PartProps) {
  const { work } = useCan();
  const queries = useQueryClient();
  const edit = useEdit(
    item.title,
    item.version,
    (title, version) => renameItem({ id: item.id, version }, title.trim()),
    () => void queries.invalidateQueries({ queryKey: ['item', item.id] }),
  );
  return (
    <EditableTitle
      edit={edit}
      label={words.item.title}
      startLabel={words.item.editTitle}
      changedBy={useLastChange(detail.history, 'item-renamed')}
      max={TITLE_MAX}
      editable={work && !item.removedAt}
    />
  );
}
