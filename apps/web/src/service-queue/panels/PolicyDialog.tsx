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
import { words as common } from '../../ui/panel/words.js';
import { ActivateForm } from './ActivateForm.js';
import { draftOfPolicy } from './policy-draft.js';
import { PolicyFacts, PolicyGuards } from './PolicyFacts.js';
import { PolicyTables } from './PolicyTables.js';
import { PolicyTargets } from './PolicyTargets.js';
import { PolicyVersions } from './PolicyVersions.js';
import type { PolicyDialogProps } from './props.js';
import { setup } from './setup-words.js';

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
    <Dialog open onClose={onClose} size="wide" title={setup.policy.heading}>
      {error ? <Failure failure={error} /> : <p>{common.loading}</p>}
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
      title={setup.policy.heading}
      description={administer ? undefined : setup.policy.readOnly}
      footer={
        <>
          {administer && !draft && <Button onClick={() => setDraft(shown)}>{setup.policy.edit}</Button>}
          {draft && <Button onClick={() => setDraft(null)}>{setup.policy.stop}</Button>}
          <Button onClick={onClose}>{common.close}</Button>
        </>
      }
    >
      <div className={panel.parts} tabIndex={0} role="group" aria-label={setup.policy.heading}>
        <p>{setup.policy.inForce(active.name, active.version)}</p>
        {draft && (
          <>
            <p className={panel.note}>{setup.policy.draft}</p>
            <SelectField
              label={setup.policy.preset}
              value={Math.max(
                0,
                choices.findIndex(({ name }) => name === draft.name),
              )}
              onChange={({ target }) => setDraft(choices[Number(target.value)]!)}
            >
              {choices.map(({ name }, at) => (
                <option key={at} value={at}>
                  {at === 0 ? setup.policy.current(name) : name}
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
