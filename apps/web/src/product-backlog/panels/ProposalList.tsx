import { useRef, type KeyboardEvent } from 'react';
import type { Proposal } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { Kbd } from '../../ui/Kbd.js';
import { Failure } from '../../ui/panel/Failure.js';
import styles from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { acceptProposal, declineProposal, withdrawProposal } from '../commands.js';
import { useProductOwner } from './names.js';
import { ProposalRow } from './ProposalRow.js';
import { words } from './words.js';

interface Props {
  proposals: readonly Proposal[];
  none: string;
  onOpenItem?: ((itemId: string) => void) | undefined;
}

/** Open proposals. With the focus on one, `y` accepts it and `n` declines it; then the next one has the focus (P3). */
export function ProposalList({ proposals, none, onOpenItem }: Props) {
  const { order } = useCan();
  const owner = useProductOwner();
  const list = useRef<HTMLUListElement>(null);
  const { busy, failure, send } = useSending();
  if (proposals.length === 0) return <p className={styles.muted}>{none}</p>;

  const act = async (proposal: Proposal, how: (id: string) => Promise<unknown>) => {
    if (busy) return;
    const next = neighbourIn(list.current, proposal.id);
    if (await send(() => how(proposal.id))) rowIn(list.current, next)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLLIElement)) return;
    const proposal = proposals.find(({ id }) => id === (event.target as HTMLLIElement).dataset['id']);
    if (!proposal) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const answer = order ? { y: acceptProposal, n: declineProposal }[event.key] : undefined;
    if (step) rowIn(list.current, proposals[proposals.indexOf(proposal) + step]?.id)?.focus();
    else if (answer) void act(proposal, answer);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <p className={styles.muted}>
        {order ? (
          <>
            <Kbd keys="y" /> {words.proposals.keys} <Kbd keys="n" /> {words.proposals.keysEnd}
          </>
        ) : (
          words.proposals.answerer(owner?.name ?? null)
        )}
      </p>
      <ul ref={list} className={styles.cards} onKeyDown={onKeyDown}>
        {proposals.map((proposal) => (
          <ProposalRow
            key={proposal.id}
            proposal={proposal}
            busy={busy}
            onAccept={() => void act(proposal, acceptProposal)}
            onDecline={() => void act(proposal, declineProposal)}
            onWithdraw={() => void act(proposal, withdrawProposal)}
            onOpenItem={onOpenItem}
          />
        ))}
      </ul>
      <Failure failure={failure} />
    </>
  );
}

const rowIn = (list: HTMLElement | null, id: string | undefined): HTMLElement | null =>
  id ? (list?.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? null) : null;

/** The row after this one, or the one before it when it is the last. */
const neighbourIn = (list: HTMLElement | null, id: string): string | undefined => {
  const row = rowIn(list, id);
  const next = (row?.nextElementSibling ?? row?.previousElementSibling) as HTMLElement | null | undefined;
  return next?.dataset['id'];
};
