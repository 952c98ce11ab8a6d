import { useState } from 'react';
import type { Queue } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { createQueue, renameQueue } from '../commands.js';
import { useQueues } from '../service-store.js';
import { setup } from './setup-words.js';

/** The queues by name; an admin adds and renames them here. */
export function QueueList() {
  const { administer } = useCan();
  const queues = useQueues();
  return (
    <section className={panel.stack}>
      <h3>{setup.routing.queues}</h3>
      <ul className={panel.stack}>
        {queues.map((queue) => (
          <li key={queue.id}>
            {administer ? <QueueName queue={queue} /> : queue.name}
            {queue.catchAll && <p className={panel.muted}>{setup.routing.catchAll}</p>}
          </li>
        ))}
      </ul>
      {administer && (
        <NameForm
          key={queues.length}
          label={setup.routing.newQueue}
          was=""
          action={setup.routing.create}
          send={createQueue}
        />
      )}
    </section>
  );
}

const QueueName = ({ queue: { id, name } }: { queue: Queue }) => (
  <NameForm
    key={name}
    label={setup.routing.queueName(name)}
    was={name}
    action={setup.routing.rename}
    send={(next) => renameQueue(id, next)}
  />
);

interface NameFormProps {
  label: string;
  was: string;
  action: string;
  send: (name: string) => Promise<unknown>;
}

function NameForm({ label, was, action, send }: NameFormProps) {
  const [name, setName] = useState(was);
  const sending = useSending();
  const changed = name.trim() !== was && name.trim() !== '';
  return (
    <form
      className={panel.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) void sending.send(() => send(name.trim()));
      }}
    >
      <div className={panel.inline}>
        <TextField label={label} maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
        <Button type="submit" size="small" disabled={!changed || sending.busy}>
          {action}
        </Button>
      </div>
      <Failure failure={sending.failure} />
    </form>
  );
}
