import { useState } from 'react';
import type { Service } from '@twotrack/service-queue/contract';
import { useCan } from '../../../identity/session.js';
import { Button } from '../../../ui/Button.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { useSending } from '../../../ui/panel/use-sending.js';
import styles from './catalogue.module.css';
import type { CatalogueProps } from './props.js';
import { ServiceForm } from './ServiceForm.js';
import { useCatalogueCommands } from './use-catalogue.js';
import { words } from './words.js';

/** One service in a line, and its form where it is edited. */
export function ServiceRow({ service, open, ...around }: CatalogueProps & { service: Service; open: number }) {
  const { administer } = useCan();
  const { removeService } = useCatalogueCommands(around.slug);
  const [editing, setEditing] = useState(false);
  const { busy, failure, send } = useSending();
  const { name, tier, serves, queueId, users, runbook } = service;
  const owner = around.queues.find(({ id }) => id === queueId);
  const told = [
    tier,
    serves && words.serves(serves.name, serves.tier),
    owner && words.ownedBy(owner.name),
    users !== null && words.users(users),
    open > 0 && words.open(open),
  ].filter(Boolean);
  return (
    <li className={panel.card}>
      <div className={styles.line}>
        <span className={styles.name}>{name}</span> <span className={panel.muted}>{told.join(' · ')}</span>
        {runbook && (
          <a href={runbook} target="_blank" rel="noreferrer" aria-label={words.runbookOf(name)}>
            {words.runbook}
          </a>
        )}
        {administer && !editing && (
          <>
            <Button size="small" aria-label={words.editOf(name)} onClick={() => setEditing(true)}>
              {words.edit}
            </Button>
            <Button
              size="small"
              disabled={busy}
              aria-label={words.removeOf(name)}
              onClick={() => void send(() => removeService(service.id))}
            >
              {words.remove}
            </Button>
          </>
        )}
      </div>
      <Failure failure={failure} />
      {editing && <ServiceForm {...around} from={service} onDone={() => setEditing(false)} />}
    </li>
  );
}
