import { useState } from 'react';
import { ItemType, type Request } from '@twotrack/product-backlog/contract';
import { proposedType } from '@twotrack/product-backlog/domain';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import styles from '../../ui/panel/panel.module.css';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import { useFocusBack } from '../../ui/panel/use-focus-back.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { acceptRequest, declineRequest } from '../commands.js';
import { RequestHead } from '../inbox/RequestHead.js';
import old from '../order/order.module.css';
import { HandedOver } from './HandedOver.js';
import { HandOver } from './HandOver.js';
import { MergeForm } from './MergeForm.js';
import { words } from './words.js';

type Asking = 'whose-problem' | 'merge' | 'decline' | null;

interface Props {
  request: Request;
  /** To be decided together with others. */
  picked: boolean;
  /** `range`: with all between this one and the last. */
  onPick: (range: boolean) => void;
  onOpenItem?: ((itemId: string) => void) | undefined;
}

/** One request, and the three decisions on it: accept as a kind of item, merge into one, decline with a reason. */
export function RequestCard({ request, picked, onPick, onOpenItem }: Props) {
  const { order } = useCan();
  const [asking, setAsking] = useState<Asking>(null);
  const { busy, failure, send } = useSending();
  const openers = {
    debt: useFocusBack(asking === 'whose-problem'),
    merge: useFocusBack(asking === 'merge'),
    decline: useFocusBack(asking === 'decline'),
  };
  const done = () => setAsking(null);
  // what is selected is decided with the others
  const decidable = order && asking === null && !picked;
  const accept = (type: ItemType) =>
    type === 'debt' ? setAsking('whose-problem') : void send(() => acceptRequest(request, { type }));
  return (
    <li
      className={picked ? `${styles.card} ${old.picked}` : styles.card}
      data-id={request.id}
      tabIndex={0}
      aria-label={request.title}
    >
      <RequestHead {...{ request, picked, onPick, onOpenItem }} />
      <HandedOver request={request} />
      {decidable && (
        <>
          <div className={styles.actions} role="group" aria-label={words.inbox.acceptAs}>
            <span className={styles.muted}>{words.inbox.acceptAs}</span>
            {ItemType.options.map((type) => (
              <Button
                key={type}
                ref={type === 'debt' ? openers.debt : null}
                size="small"
                look={type === proposedType(request) ? 'primary' : 'plain'}
                disabled={busy}
                onClick={() => accept(type)}
              >
                {words.types[type]}
              </Button>
            ))}
          </div>
          <div className={styles.actions}>
            <Button ref={openers.merge} size="small" look="quiet" onClick={() => setAsking('merge')}>
              {words.inbox.merge}
            </Button>
            <Button ref={openers.decline} size="small" look="quiet" onClick={() => setAsking('decline')}>
              {words.inbox.decline}
            </Button>
          </div>
        </>
      )}
      {decidable && <HandOver request={request} />}
      {asking === 'whose-problem' && (
        <ReasonForm
          label={words.item.whoseProblem}
          needed={words.item.whoseProblemNeeded}
          action={words.inbox.acceptDebt}
          max={120}
          send={(whoseProblem) => acceptRequest(request, { type: 'debt', whoseProblem })}
          onDone={done}
        />
      )}
      {asking === 'merge' && <MergeForm request={request} onDone={done} />}
      {asking === 'decline' && (
        <ReasonForm
          label={words.inbox.declineReason}
          needed={words.inbox.declineReasonNeeded}
          action={words.inbox.declineNow}
          look="danger"
          send={(reason) => declineRequest(request, reason)}
          onDone={done}
        />
      )}
      <Failure failure={failure} />
    </li>
  );
}
