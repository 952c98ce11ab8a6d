import { useState } from 'react';
import type { Queue, RequestForm } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { makeForm, renewForm, revokeForm, useReadFormsAgain } from './forms.js';
import styles from './requesters.module.css';
import { ShownOnce } from './ShownOnce.js';
import { words } from './words.js';

/** One queue: whether it has a form, and what the admin does about its link. */
export function FormRow({ queue, form }: { queue: Queue; form: RequestForm | null }) {
  const { administer } = useCan();
  const ago = useAgo();
  const [token, setToken] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const { busy, failure, send } = useSending();
  const readAgain = useReadFormsAgain();
  const give = (giving: () => Promise<{ token: string | null }>) =>
    void send(async () => {
      setToken((await giving()).token);
      setAsked(false);
      await readAgain();
    });
  const revoke = (id: string) =>
    void send(async () => {
      await revokeForm(id);
      setToken(null);
      setAsked(false);
      await readAgain();
    });
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <div>
          <strong>{queue.name}</strong>
          <p className={panel.muted}>{form ? words.since(form.hint, ago(form.madeAt)) : words.none}</p>
        </div>
        {administer && !form && (
          <Button
            size="small"
            disabled={busy}
            aria-label={words.makeFor(queue.name)}
            onClick={() => give(() => makeForm(queue.id))}
          >
            {words.make}
          </Button>
        )}
        {administer && form && (
          <div className={styles.ways}>
            <Button
              size="small"
              disabled={busy}
              aria-label={words.renewFor(queue.name)}
              onClick={() => give(() => renewForm(form.id))}
            >
              {words.renew}
            </Button>
            {asked ? (
              <Button size="small" look="danger" disabled={busy} onClick={() => revoke(form.id)}>
                {words.sure(queue.name)}
              </Button>
            ) : (
              <Button size="small" aria-label={words.revokeFor(queue.name)} onClick={() => setAsked(true)}>
                {words.revoke}
              </Button>
            )}
          </div>
        )}
      </div>
      {token && <ShownOnce path={`/ask/${token}`} hint={words.linkHint} onDone={() => setToken(null)} />}
      <Failure failure={failure} />
    </li>
  );
}
