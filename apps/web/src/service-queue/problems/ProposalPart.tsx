import type { Problem } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { timeOfDay } from '../../ui/times.js';
import { useNow } from '../../ui/panel/use-now.js';
import { proposeProblem, withdrawProblem } from './api.js';
import type { Act } from './WorkaroundPart.js';
import { words } from './words.js';

/** To the product owner, and what became of it (P4). */
export function ProposalPart({ problem, may, act }: { problem: Problem; may: boolean; act: Act }) {
  const now = useNow();
  const { proposal, fixShippedAt, id } = problem;
  const status = proposal?.answer.status;
  const again = status === 'declined' || status === 'removed';
  return (
    <Section heading={words.proposal.title}>
      {proposal && <p>{said(problem)}</p>}
      {fixShippedAt && <p>{words.proposal.shipped(timeOfDay(fixShippedAt, now))}</p>}
      {may && (!proposal || again) && (
        <Button onClick={() => void act(() => proposeProblem(id))}>
          {again ? words.proposal.proposeAgain : words.proposal.propose}
        </Button>
      )}
      {may && status === 'open' && (
        <div className={panel.actions}>
          <Button size="small" look="quiet" onClick={() => void act(() => withdrawProblem(id))}>
            {words.proposal.withdraw}
          </Button>
        </div>
      )}
    </Section>
  );
}

function said({ proposal }: Problem): string {
  const { requestId, answer } = proposal!;
  if (!requestId) return words.proposal.onItsWay;
  switch (answer.status) {
    case 'open':
      return words.proposal.open;
    case 'declined':
      return words.proposal.declined(answer.reason ?? '');
    case 'removed':
      return words.proposal.removed;
    default:
      return words.proposal[answer.status](answer.itemKey ?? '');
  }
}
