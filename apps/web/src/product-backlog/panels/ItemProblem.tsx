import { Suspense, lazy } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { PROSE_MAX } from '@twotrack/shared';
import { useCan } from '../../identity/session.js';
import { useLastChange } from '../../ui/panel/ago.js';
import { EditableProse } from '../../ui/panel/EditableProse.js';
import { Section } from '../../ui/panel/Section.js';
import { useEdit } from '../../ui/panel/use-edit.js';
import { describeItem } from '../commands.js';
import type { PartProps } from './item-detail.js';
import { words } from './words.js';

const ProblemPrompts = lazy(() => import('../item/ProblemPrompts.js'));

/** The problem the item is there for, in Markdown. */
export function ItemProblem({ item, detail }: PartProps) {
  const { work } = useCan();
  const queries = useQueryClient();
  const edit = useEdit(
    detail.problem,
    detail.item.version,
    (problem, version) => describeItem({ id: item.id, version }, problem),
    () => void queries.invalidateQueries({ queryKey: ['item', item.id] }),
  );
  return (
    <Section heading={words.item.problem}>
      <EditableProse
        edit={edit}
        label={words.item.problem}
        startLabel={words.item.editProblem}
        hint={words.item.markdown}
        none={words.item.noProblem}
        changedBy={useLastChange(detail.history, 'item-described')}
        max={PROSE_MAX}
        editable={work && !item.removedAt}
      />
      {work && !item.removedAt && edit.draft === null && !edit.shown.trim() && (
        <Suspense>
          <ProblemPrompts item={item} />
        </Suspense>
      )}
    </Section>
  );
}
