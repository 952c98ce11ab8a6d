import type { Request } from '@twotrack/product-backlog/contract';
import { oldestFirst } from '@twotrack/product-backlog/domain';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { Conversation } from '../conversation/Conversation.js';
import { FollowLink } from '../asking/FollowLink.js';
import { RequestProblem } from '../panels/RequestProblem.js';
import { words as panels } from '../panels/words.js';
import { useRequests } from '../product-store.js';
import { takeOut } from './commands.js';
import { words } from './words.js';

/** Who else asks for the same, each with their words: they get the same answer, unless they are taken out again (P4). */
export function Parts({ request }: { request: Request }) {
  const parts = partsOf(request.id, useRequests()).sort(oldestFirst);
  if (parts.length === 0) return null;
  return (
    <details>
      <summary>
        <b>{words.parts.count(parts.length + 1)}</b>: {words.parts.others(parts.length)}
      </summary>
      <ul className={panel.history}>
        {parts.map((part) => (
          <Part key={part.id} part={part} whole={request.id} />
        ))}
      </ul>
    </details>
  );
}

/** All that were merged with it, and with those. */
function partsOf(id: string, all: readonly Request[]): Request[] {
  const own = all.filter(({ status, marks }) => status === 'joined' && marks.joinedTo === id);
  return own.flatMap((part) => [part, ...partsOf(part.id, all)]);
}

function Part({ part, whole }: { part: Request; whole: string }) {
  const ago = useAgo();
  const { order } = useCan();
  const { busy, failure, send } = useSending();
  const { title, requester, source, at } = part;
  return (
    <li>
      <p>{words.asked.line(requester.name, panels.sources[source], ago(at))}</p>
      <p className={panel.muted}>“{title}”</p>
      <RequestProblem requestId={part.id} />
      <FollowLink request={part} />
      <Conversation request={part} />
      {order && (
        <div className={panel.actions}>
          <Button
            size="small"
            look="quiet"
            disabled={busy}
            aria-label={words.parts.takeOutOf(title)}
            onClick={() => void send(() => takeOut(part, whole))}
          >
            {words.parts.takeOut}
          </Button>
        </div>
      )}
      <Failure failure={failure} />
    </li>
  );
}
