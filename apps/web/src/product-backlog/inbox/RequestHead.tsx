import type { Request } from '@twotrack/product-backlog/contract';
import { proposedType } from '@twotrack/product-backlog/domain';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { secondsBetween } from '../../ui/panel/ago.js';
import panel from '../../ui/panel/panel.module.css';
import { useNow } from '../../ui/panel/use-now.js';
import { duration } from '../../ui/panel/words.js';
import { words as evidence } from '../evidence/words.js';
import { Conversation } from '../conversation/Conversation.js';
import { FollowLink } from '../asking/FollowLink.js';
import { RequestProblem } from '../panels/RequestProblem.js';
import { words as panels } from '../panels/words.js';
import { useItem } from '../product-store.js';
import styles from './inbox.module.css';
import { Parts } from './Parts.js';
import { waitsLong } from './waiting.js';
import { words } from './words.js';

interface Props {
  request: Request;
  picked: boolean;
  onPick: (range: boolean) => void;
  onOpenItem?: ((itemId: string) => void) | undefined;
}

/** What is asked, by whom, since when it waits, and where it is feedback, about what (P4, P5). */
export function RequestHead({ request, picked, onPick, onOpenItem }: Props) {
  const { order } = useCan();
  const now = useNow();
  const { title, requester, source, at, marks } = request;
  const { problem } = marks;
  const asked = panels.inbox.asked(requester.name, panels.sources[source], duration(secondsBetween(at, now)));
  return (
    <>
      <p className={styles.head}>
        <b>{title}</b>
        {order && (
          <input
            type="checkbox"
            checked={picked}
            onChange={({ nativeEvent }) => onPick('shiftKey' in nativeEvent && nativeEvent.shiftKey === true)}
            aria-label={words.select(title)}
            tabIndex={-1}
          />
        )}
      </p>
      <p className={panel.muted}>
        {waitsLong(at, now) && <b className={styles.long}>{words.long} · </b>}
        {asked}
      </p>
      {problem && (
        <p>
          {evidence.problem(problem.key)}: {evidence.cost(problem.tickets, problem.hours, problem.slaMisses)}
        </p>
      )}
      <About request={request} onOpenItem={onOpenItem} />
      <RequestProblem requestId={request.id} />
      <FollowLink request={request} />
      <Conversation request={request} />
      <Parts request={request} />
    </>
  );
}

/** What it would become by itself, and why (P5). */
function About({ request, onOpenItem }: Pick<Props, 'request' | 'onOpenItem'>) {
  const { about } = request.marks;
  const item = useItem(about?.itemId ?? '');
  const type = proposedType(request);
  if (!about || !type) return null;
  return (
    <>
      <p>{words.proposed(about.fellShort, type, item ? `${item.key} “${item.title}”` : words.delivered)}</p>
      {onOpenItem && item && (
        <div className={panel.actions}>
          <Button size="small" look="quiet" onClick={() => onOpenItem(item.id)}>
            {words.openItem(item.key)}
          </Button>
        </div>
      )}
    </>
  );
}
