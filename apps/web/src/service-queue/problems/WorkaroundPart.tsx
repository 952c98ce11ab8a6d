import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Problem, ServicePolicies } from '@twotrack/service-queue/contract';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { SelectField, TextArea } from '../../ui/Field.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { setWorkaround } from './api.js';
import styles from './problems.module.css';
import { words } from './words.js';

/** Runs a command on the problem; true when it was done. */
export type Act = (doing: () => Promise<unknown>) => Promise<boolean>;

/** How people get on meanwhile: told to its open tickets as a fact (S4, S15). */
export function WorkaroundPart({ problem, may, act }: { problem: Problem; may: boolean; act: Act }) {
  const [open, setOpen] = useState(false);
  const levels = useLevels();
  const { workaround } = problem;
  const answer = levels.find(({ id }) => id === workaround?.level)?.name;
  return (
    <Section heading={words.workaround.title}>
      {!workaround && <p className={panel.muted}>{words.workaround.none}</p>}
      {workaround && <p className={styles.prose}>{workaround.text}</p>}
      {answer && <p className={panel.muted}>{words.workaround.says(answer)}</p>}
      {open && <WorkaroundForm problem={problem} levels={levels} act={act} onDone={() => setOpen(false)} />}
      {may && !open && (
        <div className={panel.actions}>
          <Button size="small" onClick={() => setOpen(true)}>
            {workaround ? words.workaround.change : words.workaround.set}
          </Button>
          {workaround && (
            <Button size="small" look="quiet" onClick={() => void act(() => setWorkaround(problem, null))}>
              {words.workaround.remove}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}

type Levels = readonly { id: string; name: string }[];

interface FormProps {
  problem: Problem;
  levels: Levels;
  act: Act;
  onDone: () => void;
}

function WorkaroundForm({ problem, levels, act, onDone }: FormProps) {
  const [text, setText] = useState(problem.workaround?.text ?? '');
  const [level, setLevel] = useState(String(problem.workaround?.level ?? ''));
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const done = await act(() => setWorkaround(problem, { text, level: level || null }));
    setBusy(false);
    if (done) onDone();
  };
  return (
    <SmallForm action={words.workaround.save} busy={busy} onSubmit={submit} onCancel={onDone}>
      <TextArea label={words.workaround.text} rows={3} value={text} onChange={({ target }) => setText(target.value)} />
      {levels.length > 0 && (
        <SelectField label={words.workaround.level} value={level} onChange={({ target }) => setLevel(target.value)}>
          <option value="">{words.workaround.silent}</option>
          {levels.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </SmallForm>
  );
}

/** What the policy in force knows of workarounds; nothing where it does not ask for them. */
function useLevels(): Levels {
  const { teamSlug } = useMe();
  const { data } = useQuery({
    queryKey: ['policies', teamSlug, 'workaround'],
    queryFn: ({ signal }) => read<ServicePolicies>(`/api/teams/${teamSlug}/service-queue/policies`, signal),
    enabled: teamSlug !== '',
  });
  return data?.active.facts.find(({ id }) => id === 'workaround')?.levels ?? [];
}
