import { useState } from 'react';
import type { ServicePolicies } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { SelectField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { useSending } from '../../ui/panel/use-sending.js';
import type { Drafting } from './use-policies.js';
import { words } from './words.js';

/** A draft from the policy in force, or from a preset. */
export function StartDraft({ drafting, policies }: { drafting: Drafting; policies: ServicePolicies }) {
  const { active, presets } = policies;
  const [at, setAt] = useState(0);
  const { busy, failure, send } = useSending();
  const from = at === 0 ? { version: active.version } : { preset: presets[at - 1]!.name };
  return (
    <>
      <SelectField label={words.draft.start} value={at} onChange={({ target }) => setAt(Number(target.value))}>
        {[words.draft.active(active.name), ...presets.map(({ name }) => words.draft.preset(name))].map((name, i) => (
          <option key={name} value={i}>
            {name}
          </option>
        ))}
      </SelectField>
      <Failure failure={failure} />
      <div>
        <Button size="small" disabled={busy} onClick={() => void send(() => drafting.ask('/draft/start', { from }))}>
          {words.draft.startNow}
        </Button>
      </div>
    </>
  );
}
