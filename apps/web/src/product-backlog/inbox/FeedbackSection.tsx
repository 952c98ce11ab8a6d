import { useState } from 'react';
import type { Request } from '@twotrack/product-backlog/contract';
import { isWithdrawn } from '@twotrack/product-backlog/domain';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useFocusBack } from '../../ui/panel/use-focus-back.js';
import { ProseForm } from '../item/ProseForm.js';
import type { PartProps } from '../panels/item-detail.js';
import { useNames } from '../panels/names.js';
import { RequestProblem } from '../panels/RequestProblem.js';
import { giveFeedback } from './commands.js';
import styles from './inbox.module.css';
import { words } from './words.js';

const say = words.feedback;
type FellShort = 'less' | 'far-less';

/** How far what was delivered fell short of what was expected, and what came of saying so (P5). */
export function FeedbackSection({ item, detail: { feedback } }: PartProps) {
  const [giving, setGiving] = useState<FellShort | null>(null);
  const openers = { less: useFocusBack(giving === 'less'), 'far-less': useFocusBack(giving === 'far-less') };
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
      {delivered && giving === null && (
        <div className={panel.actions}>
          {(['less', 'far-less'] as const).map((fellShort) => (
            <Button key={fellShort} ref={openers[fellShort]} size="small" onClick={() => setGiving(fellShort)}>
              {say.give[fellShort]}
            </Button>
          ))}
        </div>
      )}
      {giving && (
        <ProseForm
          label={say.what}
          hint={say.hint[giving]}
          needed={say.needed}
          action={say.send}
          send={(said) => giveFeedback(item, { fellShort: giving, words: said })}
          onDone={() => setGiving(null)}
        />
      )}
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
