import { useState } from 'react';
import type { Outcome, Receipt, ReceiptStatus } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { replayReceipt, useReadAgain, useReceipts, type Wanted } from './intake.js';
import styles from './integrations.module.css';
import { words } from './words.js';

/** What became of what was sent, newest first; found by the sender's own id. */
export function ReceiptList() {
  const [wanted, setWanted] = useState<Wanted>({ alert: '', status: '' });
  const { data, error } = useReceipts(wanted);
  return (
    <section className={panel.section}>
      <h3>{words.receipts.heading}</h3>
      <div className={panel.pair}>
        <TextField
          label={words.receipts.alert}
          maxLength={512}
          value={wanted.alert}
          onChange={({ target }) => setWanted({ ...wanted, alert: target.value.trim() })}
        />
        <SelectField
          label={words.receipts.status}
          value={wanted.status}
          onChange={({ target }) => setWanted({ ...wanted, status: target.value as ReceiptStatus | '' })}
        >
          <option value="">{words.receipts.any}</option>
          {Object.entries(words.receipts.statuses).map(([id, said]) => (
            <option key={id} value={id}>
              {said}
            </option>
          ))}
        </SelectField>
      </div>
      {data?.length === 0 && <p className={panel.muted}>{words.receipts.none}</p>}
      <ul className={panel.stack}>
        {data?.map((receipt) => (
          <Row key={receipt.receipt} receipt={receipt} />
        ))}
      </ul>
      <Failure failure={error} />
    </section>
  );
}

function Row({ receipt }: { receipt: Receipt }) {
  const { receipt: id, integration, receivedAt, status, remark, size, outcomes } = receipt;
  const { administer } = useCan();
  const ago = useAgo();
  const { busy, failure, send } = useSending();
  const readAgain = useReadAgain();
  const replay = async () => {
    if (await send(() => replayReceipt(id))) await readAgain();
  };
  const { statuses, size: sized } = words.receipts;
  return (
    <li className={styles.row}>
      <div>
        <strong>{statuses[status]}</strong> {summed(outcomes)}
        <p className={panel.muted}>{[integration, ago(receivedAt), sized(size), id].join(' · ')}</p>
        {[remark, ...outcomes.flatMap(({ notes }) => notes)].filter(Boolean).map((note, i) => (
          <p key={i} className={panel.muted}>
            {note}
          </p>
        ))}
        <Failure failure={failure} />
      </div>
      {administer && status === 'quarantined' && (
        <Button
          size="small"
          aria-label={words.receipts.replayOf(ago(receivedAt))}
          disabled={busy}
          onClick={() => void replay()}
        >
          {words.receipts.replay}
        </Button>
      )}
    </li>
  );
}

/** "SRV-3 created, SRV-4 repeated"; of many only how often each. */
function summed(outcomes: readonly Outcome[]): string {
  const said = words.receipts.outcomes;
  if (outcomes.length <= 3) {
    return outcomes.map(({ ticketKey, outcome }) => [ticketKey, said[outcome]].filter(Boolean).join(' ')).join(', ');
  }
  const counts = new Map<Outcome['outcome'], number>();
  for (const { outcome } of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => `${count} ${said[outcome]}`).join(', ');
}
