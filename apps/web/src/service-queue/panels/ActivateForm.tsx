import { useMemo, useState } from 'react';
import type { SeverityPolicy, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { activatePolicy } from '../commands.js';
import { tickets } from '../service-store.js';
import { draftOfPolicy, effectOn, faultsOf } from './policy-draft.js';
import { setup } from './setup-words.js';

interface Props {
  draft: SeverityPolicyDraft;
  active: SeverityPolicy;
  onActivated: () => void;
}

/** What the draft would do to the tickets that are open now, and the reason with which it comes into force. */
export function ActivateForm({ draft, active, onActivated }: Props) {
  const [name, setName] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const faults = useMemo(() => faultsOf(draft), [draft]);
  const effect = useMemo(() => (faults.length > 0 ? null : effectOn(tickets.cards(), draft)), [draft, faults]);
  const called = (name ?? draft.name).trim();
  const same = called === active.name && JSON.stringify(draft) === JSON.stringify(draftOfPolicy(active));

  const activate = async () => {
    setTried(true);
    if (same || faults.length > 0 || !called || !reason.trim()) return;
    if (await send(() => activatePolicy({ ...draft, name: called }, reason.trim()))) onActivated();
  };
  return (
    <form
      className={panel.card}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void activate();
      }}
    >
      {effect && (
        <div role="status">
          <p>
            {effect.shifts.length === 0
              ? setup.policy.noEffect
              : setup.policy.effect(
                  effect.shifts.reduce((sum, { count }) => sum + count, 0),
                  effect.open,
                )}
          </p>
          <ul className={panel.lines}>
            {effect.shifts.map(({ from, to, count }) => (
              <li key={`${from}${to}`}>{setup.policy.shift(count, from, to)}</li>
            ))}
          </ul>
        </div>
      )}
      {faults.length > 0 && (
        <div role="alert" className={panel.failure}>
          <p>{setup.policy.faults}</p>
          <ul className={panel.lines}>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
      <TextField
        label={setup.policy.name}
        maxLength={80}
        fault={called ? undefined : setup.policy.nameNeeded}
        value={name ?? draft.name}
        onChange={({ target }) => setName(target.value)}
      />
      <TextField
        label={setup.policy.reason}
        maxLength={500}
        fault={tried && !reason.trim() ? setup.policy.reasonNeeded : undefined}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Failure failure={failure} />
      {tried && same && <p className={panel.failure}>{setup.policy.same}</p>}
      <div>
        <Button type="submit" look="primary" disabled={busy}>
          {setup.policy.activate}
        </Button>
      </div>
    </form>
  );
}
