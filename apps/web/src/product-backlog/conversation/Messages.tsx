import type { Request } from '@twotrack/product-backlog/contract';
import { oldestFirst } from '@twotrack/product-backlog/domain';
import { Button } from '../../ui/Button.js';
import { FocusKeeper } from '../../ui/panel/FocusKeeper.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { words as panels } from '../panels/words.js';
import { useItem, useRequests } from '../product-store.js';
import { Conversation } from './Conversation.js';
import { words } from './words.js';

interface Props {
  onOpenItem?: ((itemId: string) => void) | undefined;
}

/** What those whose requests are answered, or wait as a part of another one, wrote since, and nobody answered yet (P4). */
export function Messages({ onOpenItem }: Props) {
  const requests = useRequests()
    .filter(({ status, marks }) => status !== 'open' && marks.said?.waits)
    .sort(oldestFirst);
  const heading = words.messages(requests.length);
  // with the last of them the focus does not go
  return (
    <FocusKeeper rows={requests.map(({ id }) => id).join()} label={heading}>
      {requests.length > 0 && (
        <Section heading={heading}>
          <ul className={panel.cards}>
            {requests.map((request) => (
              <Message key={request.id} request={request} onOpenItem={onOpenItem} />
            ))}
          </ul>
        </Section>
      )}
    </FocusKeeper>
  );
}

function Message({ request, onOpenItem }: { request: Request } & Props) {
  const { title, requester, status, itemId } = request;
  const item = useItem(itemId ?? '');
  return (
    <li className={panel.card} aria-label={title}>
      <b>{title}</b>
      <p className={panel.muted}>{words.line(requester.name, panels.own.states[status])}</p>
      {item && onOpenItem && (
        <div className={panel.actions}>
          <Button size="small" look="quiet" onClick={() => onOpenItem(item.id)}>
            {panels.inbox.openItem(item.key)}
          </Button>
        </div>
      )}
      <Conversation request={request} />
    </li>
  );
}
