import { useRef } from 'react';
import { useCan } from '../../identity/session.js';
import { team } from '../../identity/team-store.js';
import { useValue } from '../../live/value.js';
import { Dialog } from '../../ui/Dialog.js';
import { Failure } from '../../ui/panel/Failure.js';
import { HistorySection } from '../../ui/panel/HistorySection.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useShareHistory, useShareNow } from './share.js';
import type { ShareDecision } from './share-now.js';
import { ShareForm } from './ShareForm.js';
import { ShareTable } from './ShareTable.js';
import { words } from './words.js';

/** What each track is to have and has had, the decision, and all decisions before it (B5). */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const { share } = useValue(team);
  const { order, administer } = useCan();
  const now = useShareNow();
  const history = useShareHistory();
  const body = useRef<HTMLDivElement>(null);
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      description={words.what(now.data?.days ?? 14)}
      initialFocus={body}
    >
      <div ref={body} tabIndex={-1} className={panel.parts}>
        <Failure failure={now.error ?? history.error} />
        {now.data && <ShareTable now={now.data} share={share ?? null} />}
        <Section heading={words.change}>
          {order || administer ? <ShareForm onDone={onClose} /> : <p className={panel.muted}>{words.notYours}</p>}
        </Section>
        {history.data && <HistorySection history={history.data} tell={told} />}
      </div>
    </Dialog>
  );
}

const told = ({ share, was, reason }: ShareDecision) => ({
  what: share && was ? words.history.changed : share ? words.history.stated : words.history.withdrew,
  before: words.history.share(was?.product),
  after: words.history.share(share?.product),
  ...(reason && { reason }),
});
