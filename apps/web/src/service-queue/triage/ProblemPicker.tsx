import { useState } from 'react';
import { TITLE_MAX } from '@twotrack/shared';
import { undoable } from '../../board/parts/undo.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { FormDialog } from '../../ui/panel/FormDialog.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { createProblem, linkGroup, linkTickets, unlinkGroup, unlinkTickets, useProblems } from '../problems/api.js';
import { ticketOf } from './children.js';
import { nameOf } from './groups.js';
import { words } from './words.js';

const NEW = '';

/** From which problem these come: one that is known, or a new one; groups with what lies open under them (S15). */
export function ProblemPicker({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const some = ids.flatMap((id) => ticketOf(id) ?? []);
  const what = nameOf(some);
  const { data, error } = useProblems('unclosed');
  const [chosen, setChosen] = useState(NEW);
  const [title, setTitle] = useState(some[0]?.title ?? '');
  const { busy, failure, send } = useSending();
  const groups = some.filter(({ marks }) => marks.folded).map(({ id }) => id);
  const single = some.filter(({ marks }) => !marks.folded).map(({ id }) => id);

  const link = async () => {
    if (!chosen && !title.trim()) return;
    const linked = await send(async () => {
      const known = data?.problems.find(({ problem }) => problem.id === chosen)?.problem;
      const { id, key } = known ?? (await createProblem({ title: title.trim() })).problem;
      if (single.length > 0) await linkTickets(id, single);
      for (const group of groups) await linkGroup(id, group);
      undoable(words.problem.done(what, key), async () => {
        if (single.length > 0) await unlinkTickets(id, single);
        for (const group of groups) await unlinkGroup(id, group);
      });
    });
    if (linked) onClose();
  };
  return (
    <FormDialog
      onClose={onClose}
      title={words.problem.title(what)}
      action={words.problem.link}
      busy={busy || !data}
      onSubmit={link}
    >
      <div className={panel.stack}>
        <SelectField label={words.problem.label} value={chosen} onChange={({ target }) => setChosen(target.value)}>
          <option value={NEW}>{words.problem.newOne}</option>
          {data?.problems.map(({ problem: { id, key, title: name } }) => (
            <option key={id} value={id}>
              {key} {name}
            </option>
          ))}
        </SelectField>
        {!chosen && (
          <TextField
            label={words.problem.name}
            maxLength={TITLE_MAX}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
          />
        )}
        <Failure failure={failure ?? error} />
      </div>
    </FormDialog>
  );
}
