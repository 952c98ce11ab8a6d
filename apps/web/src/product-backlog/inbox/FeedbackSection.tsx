import type { Request } from '@twotrack/product-backlog/contract';
import { isWithdrawn } from '@twotrack/product-backlog/domain';
import { useAgo } from '../../ui/panel/ago.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import type { PartProps } from '../panels/item-detail.js';
import { useNames } from '../panels/names.js';
import { RequestProblem } from '../panels/RequestProblem.js';
import { giveFeedback } from './commands.js';
import { FeedbackForms } from './FeedbackForms.js';
import styles from './inbox.module.css';
import { words } from './words.js';

const say = words.feedback;

/** How far what was delivered fell short of what was expected, and what came of saying so (P5). */
export function FeedbackSection({ item, detail: { feedback } }: PartProps) {
  const delivered = item.doneAt !== null && item.removedAt === null;
  if (!delivered && feedback.length === 0) return null;
  return (
    <Section heading={say.heading(feedback.length)}>
      {feedback.length === 0 && <p className={panel.muted}>{say.none}</p>}
      <ul className={panel.history}>
        {feedback.map((one) => (
          <Given key={one.id} request={one} />
        ))}
      </ul>
      {delivered && <FeedbackForms send={(body) => giveFeedback(item, body)} />}
    </Section>
  );
}

function Given({ request }: { request: Request }) {
  const ago = useAgo();
  const names = useNames();
  const { requester, at, marks, status, itemId, decision } = request;
  const item = itemId ? names.item(itemId) : '';
  const outcome = {
    open: say.open,
    joined: say.open,
    accepted: say.accepted(item),
    merged: say.merged(item),
    declined: isWithdrawn(request) ? say.withdrawn : say.declined(decision?.by.name ?? ''),
  };
  return (
    <li>
      <p>{say.line(marks.about!.fellShort, requester.name, ago(at))}</p>
      <p className={styles.outcome}>{outcome[status]}</p>
      {decision?.reason && !isWithdrawn(request) && <p className={panel.reason}>“{decision.reason}”</p>}
      <RequestProblem requestId={request.id} />
    </li>
  );
}
