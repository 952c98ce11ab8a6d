import { useAgo } from '../../ui/panel/ago.js';
import styles from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useProposals } from '../product-store.js';
import type { PartProps } from './item-detail.js';
import { ProposalList } from './ProposalList.js';
import { words } from './words.js';

/** Rankings proposed for this item that nobody has answered yet. */
export function ItemProposals({ item }: Pick<PartProps, 'item'>) {
  const open = useProposals().filter(({ itemId, status }) => itemId === item.id && status === 'open');
  if (open.length === 0) return null;
  return (
    <Section heading={words.proposals.heading}>
      <ProposalList proposals={open} none={words.proposals.none} />
    </Section>
  );
}

/** Who asked for it, and who asked for the same. */
export function ItemOrigin({ item, detail: { request, merged } }: PartProps) {
  const ago = useAgo();
  return (
    <Section heading={words.origin.heading}>
      {request ? (
        <p>{words.origin.request(request.requester.name, words.sources[request.source], ago(request.at))}</p>
      ) : (
        <p>{words.origin.own(item.createdBy.name, ago(item.createdAt))}</p>
      )}
      {merged
        .filter(({ id }) => id !== request?.id)
        .map(({ id, requester, title }) => (
          <p key={id} className={styles.muted}>
            {words.origin.merged(requester.name, title)}
          </p>
        ))}
    </Section>
  );
}
