import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ServicePolicies, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { read } from '../../http/send.js';
import { useCan, useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { SelectField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { ActivateForm } from './ActivateForm.js';
import { draftOfPolicy } from './policy-draft.js';
import { PolicyFacts, PolicyGuards } from './PolicyFacts.js';
import { PolicyTables } from './PolicyTables.js';
import { PolicyTargets } from './PolicyTargets.js';
import { PolicyVersions } from './PolicyVersions.js';
import type { PolicyDialogProps } from './props.js';
import { words } from './words.js';

/** How severity follows from facts: to read for everybody, to change for an admin (S6). */
export function PolicyDialog({ onClose }: PolicyDialogProps) {
  const { teamSlug } = useMe();
  const { data, error } = useQuery({
    queryKey: ['policies', teamSlug],
    queryFn: ({ signal }) => read<ServicePolicies>(`/api/teams/${teamSlug}/service-queue/policies`, signal),
    staleTime: 0,
    gcTime: 0,
  });
  if (data) return <Policy policies={data} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} size="wide" title={words.policy.heading}>
      {error ? <Failure failure={error} /> : <p>{words.loading}</p>}
    </Dialog>
  );
}

function Policy({ policies, onClose }: { policies: ServicePolicies; onClose: () => void }) {
  const { administer } = useCan();
  const { active, presets, history } = policies;
  const [draft, setDraft] = useState<SeverityPolicyDraft | null>(null);
  const shown = draft ?? draftOfPolicy(active);
  const choices = [draftOfPolicy(active), ...presets];
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={words.policy.heading}
      description={administer ? undefined : words.policy.readOnly}
      footer={
        <>
          {administer && !draft && <Button onClick={() => setDraft(shown)}>{words.policy.edit}</Button>}
          {draft && <Button onClick={() => setDraft(null)}>{words.policy.stop}</Button>}
          <Button onClick={onClose}>{words.close}</Button>
        </>
      }
    >
      <div className={panel.parts} tabIndex={0} role="group" aria-label={words.policy.heading}>
        <p>{words.policy.inForce(active.name, active.version)}</p>
        {draft && (
          <>
            <p className={panel.note}>{words.policy.draft}</p>
            <SelectField
              label={words.policy.preset}
              value={Math.max(
                0,
                choices.findIndex(({ name }) => name === draft.name),
              )}
              onChange={({ target }) => setDraft(choices[Number(target.value)]!)}
            >
              {choices.map(({ name }, at) => (
                <option key={at} value={at}>
                  {at === 0 ? words.policy.current(name) : name}
                </option>
              ))}
            </SelectField>
            <ActivateForm draft={draft} active={active} onActivated={onClose} />
          </>
        )}
        <PolicyTables policy={shown} onChange={draft ? setDraft : null} />
        <PolicyGuards policy={shown} />
        <PolicyTargets policy={shown} onChange={draft ? setDraft : null} />
        <PolicyFacts policy={shown} />
        <PolicyVersions history={history} />
      </div>
    </Dialog>
  );
}
