import { useState } from 'react';
import type { Queue } from '@twotrack/service-queue/contract';
import { useCan } from '../../../identity/session.js';
import { Button } from '../../../ui/Button.js';
import { TextField } from '../../../ui/Field.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { Section } from '../../../ui/panel/Section.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import { useRoutingCommands } from './use-routing.js';
import { words } from './words.js';

interface Props {
  slug: string;
  queues: readonly Queue[];
}

/** The queues by name; an admin adds and renames them here. */
export function QueueList({ slug, queues }: Props) {
  const { administer } = useCan();
  const { createQueue } = useRoutingCommands(slug);
  return (
    <Section heading={words.queues}>
      <ul className={panel.stack}>
        {queues.map((queue) => (
          <li key={queue.id}>
            {administer ? <QueueName slug={slug} queue={queue} /> : queue.name}
            {queue.catchAll && <p className={panel.muted}>{words.catchAll}</p>}
          </li>
        ))}
      </ul>
      {administer && (
        <NameForm key={queues.length} label={words.newQueue} was="" action={words.create} send={createQueue} />
      )}
    </Section>
  );
}

function QueueName({ slug, queue: { id, name } }: { slug: string; queue: Queue }) {
  const { renameQueue } = useRoutingCommands(slug);
  return (
    <NameForm
      key={name}
      label={words.queueName(name)}
      was={name}
      action={words.rename}
      send={(next) => renameQueue(id, next)}
    />
  );
}

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
