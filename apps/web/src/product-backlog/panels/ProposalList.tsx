import { useRef, type KeyboardEvent } from 'react';
import type { Proposal } from '@twotrack/product-backlog/contract';
import { Failure } from '../../ui/panel/Failure.js';
import styles from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { withdrawProposal } from '../commands.js';
import { AnswerBar } from '../order/AnswerBar.js';
import { answerProposals } from '../order/commands.js';
import { useDecides } from '../order/use-decides.js';
import { usePicked } from '../order/use-picked.js';
import { holdFocus } from '../../ui/panel/hold-focus.js';
import { neighbourOf, rowIn } from '../inbox/row-focus.js';
import { useProductOwner } from './names.js';
import { ProposalRow } from './ProposalRow.js';
import { words } from './words.js';

interface Props {
  proposals: readonly Proposal[];
  none: string;
  onOpenItem?: ((itemId: string) => void) | undefined;
}

type Answer = 'accept' | 'decline';

/**
 * Open proposals. With the focus on one, `y` accepts it and `n` declines it; where some are selected (`x`), the one key
 * answers all of them. Then the next one has the focus (P3).
 */
export function ProposalList({ proposals, none, onOpenItem }: Props) {
  const decides = useDecides();
  const owner = useProductOwner();
  const list = useRef<HTMLUListElement>(null);
  const ids = proposals.map(({ id }) => id);
  const picked = usePicked(ids);
  const { busy, failure, send } = useSending();
  if (proposals.length === 0)
    return (
      <>
        <p className={styles.muted}>{none}</p>
        <Failure failure={failure} />
      </>
    );

  const act = async (gone: readonly string[], how: () => Promise<unknown>) => {
    if (busy) return;
    const next = neighbourOf(ids, gone);
    if (await send(how)) holdFocus(rowIn(list.current, next));
    picked.none();
  };
  const answer = (ids: readonly string[], how: Answer) => void act(ids, () => answerProposals(ids, how));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || !(event.target instanceof HTMLLIElement)) return;
    const at = proposals.findIndex(({ id }) => id === (event.target as HTMLLIElement).dataset['id']);
    if (at >= 0 && done(event, at)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  /** Whether the key meant something. */
  const done = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent, at: number): boolean => {
    const { id } = proposals[at]!;
    if (ctrlKey || metaKey) {
      if (key !== 'a' || !decides) return false;
      picked.add(ids);
      return true;
    }
    const step = { arrowdown: 1, j: 1, arrowup: -1, k: -1 }[key.toLowerCase()];
    const how = decides ? ({ y: 'accept', n: 'decline' } as const)[key] : undefined;
    if (step) {
      const next = proposals[at + step]?.id;
      if (shiftKey && decides && next) picked.add([id, next]);
      rowIn(list.current, next)?.focus();
    } else if (key === 'x' && decides) picked.toggle(id);
    else if (how) answer(picked.ids.length > 0 ? picked.ids : [id], how);
    else return false;
    return true;
  };
  return (
    <>
      {decides ? (
        <AnswerBar picked={picked} busy={busy} onAnswer={answer} />
      ) : (
        <p className={styles.muted}>{words.proposals.answerer(owner?.name ?? null)}</p>
      )}
      <ul ref={list} className={styles.cards} onKeyDown={onKeyDown}>
        {proposals.map((proposal) => (
          <ProposalRow
            key={proposal.id}
            proposal={proposal}
            busy={busy}
            answerable={decides}
            picked={picked.has(proposal.id)}
            onPick={() => picked.toggle(proposal.id)}
            onAccept={() => answer([proposal.id], 'accept')}
            onDecline={() => answer([proposal.id], 'decline')}
            onWithdraw={() => void act([proposal.id], () => withdrawProposal(proposal.id))}
            onOpenItem={onOpenItem}
          />
        ))}
      </ul>
      <Failure failure={failure} />
    </>
  );
}
