import { useCan } from '../../identity/session.js';
import { SidePanel } from '../../ui/Dialog.js';
import styles from '../../ui/panel/panel.module.css';
import { FocusKeeper } from '../../ui/panel/FocusKeeper.js';
import { Section } from '../../ui/panel/Section.js';
import { useProposals, useRequests } from '../product-store.js';
import { useProductOwner } from './names.js';
import { ProposalList } from './ProposalList.js';
import type { InboxPanelProps } from './props.js';
import { RequestCard } from './RequestCard.js';
import { words } from './words.js';

/** What waits for the product owner: requests (P4) and proposals (P3), the oldest first. */
export function InboxPanel({ onClose, onOpenItem }: InboxPanelProps) {
  const { order } = useCan();
  const owner = useProductOwner();
  const requests = oldestFirst(useRequests().filter(({ status }) => status === 'open'));
  const proposals = oldestFirst(useProposals().filter(({ status }) => status === 'open'));
  return (
    <SidePanel onClose={onClose} title={words.inbox.heading}>
      <div className={styles.parts}>
        {!order && <p className={styles.note}>{words.inbox.readOnly(owner?.name ?? null)}</p>}
        <Section heading={words.inbox.requests(requests.length)}>
          <FocusKeeper rows={requests.map(({ id }) => id).join()} label={words.inbox.requests(requests.length)}>
            {requests.length === 0 && <p className={styles.muted}>{words.inbox.noRequests}</p>}
            <ul className={styles.cards}>
              {requests.map((request) => (
                <RequestCard key={request.id} request={request} />
              ))}
            </ul>
          </FocusKeeper>
        </Section>
        <Section heading={words.inbox.proposals(proposals.length)}>
          <FocusKeeper rows={proposals.map(({ id }) => id).join()} label={words.inbox.proposals(proposals.length)}>
            <ProposalList proposals={proposals} none={words.inbox.noProposals} onOpenItem={onOpenItem} />
          </FocusKeeper>
        </Section>
      </div>
    </SidePanel>
  );
}

const oldestFirst = <T extends { at: string; id: string }>(waiting: readonly T[]): T[] =>
  [...waiting].sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
