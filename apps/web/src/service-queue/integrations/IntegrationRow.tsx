import { useState } from 'react';
import type { IntegrationView } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { useQueues } from '../service-store.js';
import { revokeIntegration, useReadAgain } from './intake.js';
import styles from './integrations.module.css';
import { words } from './words.js';

/** One sender: what it is, where its tickets go, when it last sent, and what lies in quarantine. */
export function IntegrationRow({ integration }: { integration: IntegrationView }) {
  const { kind, name, queueId, hint, lastEventAt, errors, recent, quietSince } = integration;
  const { administer } = useCan();
  const queue = useQueues().find(({ id }) => id === queueId)?.name;
  const ago = useAgo();
  const told = [
    words.kinds[kind],
    queue ? words.to(queue) : words.byRules,
    `${hint}…`,
    lastEventAt ? words.last(ago(lastEventAt)) : words.never,
    ...(quietSince ? [words.isQuiet] : []),
  ];
  return (
    <li className={styles.row}>
      <div>
        <strong>{name}</strong>
        <p className={panel.muted}>{told.join(' · ')}</p>
        {errors > 0 && (
          <p className={panel.failure}>
            {[words.errors(errors), ...(recent.quarantined > 0 ? [words.rate(recent)] : [])].join(' · ')}
          </p>
        )}
      </div>
      {administer && <Revoke integration={integration} />}
    </li>
  );
}

/** Asks once more: whatever uses the token is turned away from then on. */
function Revoke({ integration: { id, name } }: { integration: IntegrationView }) {
  const [asked, setAsked] = useState(false);
  const { busy, failure, send } = useSending();
  const readAgain = useReadAgain();
  const revoke = async () => {
    if (!(await send(() => revokeIntegration(id)))) return;
    setAsked(false);
    await readAgain();
  };
  return (
    <div>
      {asked ? (
        <Button size="small" look="danger" disabled={busy} onClick={() => void revoke()}>
          {words.sure(name)}
        </Button>
      ) : (
        <Button size="small" aria-label={words.revokeName(name)} onClick={() => setAsked(true)}>
          {words.revoke}
        </Button>
      )}
      <Failure failure={failure} />
    </div>
  );
}
