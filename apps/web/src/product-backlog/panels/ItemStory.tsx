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
