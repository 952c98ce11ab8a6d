import { useState } from 'react';
import type { RequestSource } from '@twotrack/product-backlog/contract';
import { oldestFirst } from '@twotrack/product-backlog/domain';
import { useCan } from '../../identity/session.js';
import { SidePanel } from '../../ui/Dialog.js';
import styles from '../../ui/panel/panel.module.css';
import { FocusKeeper } from '../../ui/panel/FocusKeeper.js';
import { Section } from '../../ui/panel/Section.js';
import { secondsBetween } from '../../ui/panel/ago.js';
import { useNow } from '../../ui/panel/use-now.js';
import { duration } from '../../ui/panel/words.js';
import { Messages } from '../conversation/Messages.js';
import inbox from '../inbox/inbox.module.css';
import { RequestList } from '../inbox/RequestList.js';
import { SourceFilter } from '../inbox/SourceFilter.js';
import { waitsLong } from '../inbox/waiting.js';
import { words as say } from '../inbox/words.js';
import { useProposals, useRequests } from '../product-store.js';
import { useProductOwner } from './names.js';
import { OwnAnswers } from './OwnAnswers.js';
import { ProposalList } from './ProposalList.js';
import type { InboxPanelProps } from './props.js';
import { words } from './words.js';

/** What waits for the product owner: requests (P4) and proposals (P3), the oldest first. */
export function InboxPanel({ onClose, onOpenItem }: InboxPanelProps) {
  const { order, work } = useCan();
  const owner = useProductOwner();
  const now = useNow();
  const [source, setSource] = useState<RequestSource | ''>('');
  const requests = useRequests()
    .filter(({ status }) => status === 'open')
    .sort(oldestFirst);
  const proposals = useProposals()
    .filter(({ status }) => status === 'open')
    .sort(oldestFirst);
  const shown = source ? requests.filter((request) => request.source === source) : requests;
  const [oldest] = requests;
  const heading = say.heading(requests.length, oldest ? duration(secondsBetween(oldest.at, now)) : null);
  return (
    <SidePanel onClose={onClose} title={words.inbox.heading}>
      <div className={styles.parts}>
        {!order && <p className={styles.note}>{words.inbox.readOnly(owner?.name ?? null)}</p>}
        <Section
          heading={heading}
          aside={oldest && waitsLong(oldest.at, now) && <b className={inbox.long}>{say.long}</b>}
        >
          <SourceFilter requests={requests} value={source} onChange={setSource} />
          <FocusKeeper rows={shown.map(({ id }) => id).join()} label={words.inbox.requests(requests.length)}>
            {requests.length === 0 && <p className={styles.muted}>{words.inbox.noRequests}</p>}
            <RequestList key={source} requests={shown} onOpenItem={onOpenItem} />
          </FocusKeeper>
        </Section>
        {work && !order && <OwnAnswers />}
        <Messages onOpenItem={onOpenItem} />
        <Section heading={words.inbox.proposals(proposals.length)}>
          <FocusKeeper rows={proposals.map(({ id }) => id).join()} label={words.inbox.proposals(proposals.length)}>
            <ProposalList proposals={proposals} none={words.inbox.noProposals} onOpenItem={onOpenItem} />
          </FocusKeeper>
        </Section>
      </div>
    </SidePanel>
  );
}
