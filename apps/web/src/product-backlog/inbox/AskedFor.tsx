import type { Delivered, Request } from '@twotrack/product-backlog/contract';
import { useAgo } from '../../ui/panel/ago.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { Conversation } from '../conversation/Conversation.js';
import { FollowLink } from '../asking/FollowLink.js';
import type { PartProps } from '../panels/item-detail.js';
import { RequestProblem } from '../panels/RequestProblem.js';
import { words as panels } from '../panels/words.js';
import { words } from './words.js';

/** Who asked for it, and who asked for the same: every request behind it, by whom, from where and when (P4). */
export function AskedFor({ item, detail: { request, merged, about } }: PartProps) {
  const ago = useAgo();
  const behind = [...(request ? [request] : []), ...merged.filter(({ id }) => id !== request?.id)];
  return (
    <Section heading={words.asked.heading(behind.length)}>
      {behind.length === 0 && <p>{words.asked.own(item.createdBy.name, ago(item.createdAt))}</p>}
      {behind.length > 0 && (
        <ul className={panel.history}>
          {behind.map((one) => (
            <Asked key={one.id} request={one} about={about.find(({ id }) => id === one.marks.about?.itemId)} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Asked({ request, about }: { request: Request; about: Delivered | undefined }) {
  const ago = useAgo();
  const { title, requester, source, at, marks } = request;
  return (
    <li>
      <p>{words.asked.line(requester.name, panels.sources[source], ago(at))}</p>
      <p className={panel.muted}>“{title}”</p>
      {about && marks.about && <p>{words.asked.about(marks.about.fellShort, about.key, about.title)}</p>}
      <RequestProblem requestId={request.id} />
      <FollowLink request={request} />
      <Conversation request={request} />
    </li>
  );
}
