import type { SilenceView } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { useQueues } from '../service-store.js';
import { CreateSilence } from './CreateSilence.js';
import { endSilence, useReadAgain, useSilences } from './intake.js';
import styles from './integrations.module.css';
import { silenceWords as words } from './silence-words.js';

/** Silences and maintenance windows: those that are not over first (S13). */
export function SilenceList() {
  const { work } = useCan();
  const { data, error } = useSilences();
  return (
    <section className={panel.section}>
      <h3>{words.heading}</h3>
      <p className={panel.muted}>{words.about}</p>
      {data?.length === 0 && <p className={panel.muted}>{words.none}</p>}
      <ul className={panel.stack}>
        {data?.map((silence) => (
          <Row key={silence.id} silence={silence} />
        ))}
      </ul>
      <Failure failure={error} />
      {work && <CreateSilence />}
    </section>
  );
}

function Row({ silence }: { silence: SilenceView }) {
  const { id, kind, matchers, queueId, from, to, reason, by, endedAt, endedBy, tickets } = silence;
  const { work } = useCan();
  const queue = useQueues().find((one) => one.id === queueId)?.name;
  const { busy, failure, send } = useSending();
  const readAgain = useReadAgain();
  const end = async () => {
    if (await send(() => endSilence(id))) await readAgain();
  };
  const over = endedAt ? [words.ended(endedBy!.name, endedAt)] : [words.time(from, to), words.tickets(tickets)];
  return (
    <li className={styles.row}>
      <div>
        <strong>{words.kinds[kind]}</strong> {reason}
        <p className={panel.muted}>
          {[...matchers.map(words.matcher), ...(queue ? [words.queue(queue)] : [])].join(' · ')}
        </p>
        <p className={panel.muted}>{[...over, words.by(by.name)].join(' · ')}</p>
        <Failure failure={failure} />
      </div>
      {work && !endedAt && (
        <Button size="small" aria-label={words.endOf(reason)} disabled={busy} onClick={() => void end()}>
          {words.end}
        </Button>
      )}
    </li>
  );
}
