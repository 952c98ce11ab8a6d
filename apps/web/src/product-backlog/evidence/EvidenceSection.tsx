import { useCallback } from 'react';
import type { Evidence, Item } from '@twotrack/product-backlog/contract';
import { isUnproven } from '@twotrack/product-backlog/domain';
import { useCan, useMe } from '../../identity/session.js';
import { useTold } from '../../live/server-time.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { withdrawEvidence } from './commands.js';
import { EvidenceActions } from './EvidenceActions.js';
import styles from './evidence.module.css';
import { ProblemFigures } from './ProblemFigures.js';
import { useEvidence } from './use-evidence.js';
import { verdicts } from './verdict-words.js';
import { words } from './words.js';

/** Whether an item helped: what was seen, and the verdict (P16). Of no concern where nothing was hoped or is known. */
export default function EvidenceSection({ item }: { item: Item }) {
  const { data, error } = useEvidence(item);
  if (error) return <Failure failure={error} />;
  if (!data) return null;
  const { evidence, verdict, problems } = data;
  if (!item.marks.bet && evidence.length === 0 && problems.length === 0 && item.column !== 'done') return null;
  return (
    <Section heading={words.heading}>
      {verdict && (
        <div>
          <p className={styles.state}>{words.verdictIs(verdicts[verdict.verdict], verdict.by.name, verdict.at)}</p>
          <p className={panel.reason}>“{verdict.reason}”</p>
        </div>
      )}
      {isUnproven(item) && <Unproven reviewAt={item.marks.bet!.reviewAt!} />}
      {item.marks.bet && item.column !== 'done' && <p className={panel.muted}>{words.notShipped}</p>}
      {problems.map((problem) => (
        <ProblemFigures key={problem.problemId} problem={problem} />
      ))}
      {evidence.length === 0 && <p className={panel.muted}>{words.none}</p>}
      <ul className={styles.list}>
        {evidence.map((one) => (
          <Entry key={one.id} item={item} one={one} />
        ))}
      </ul>
      <EvidenceActions item={item} verdict={verdict} />
    </Section>
  );
}

function Unproven({ reviewAt }: { reviewAt: string }) {
  const due = useTold(useCallback((now: number) => Date.parse(reviewAt) <= now, [reviewAt]));
  return (
    <p className={styles.state} data-due={due || undefined}>
      {due ? words.due(reviewAt) : words.unproven(reviewAt)}
    </p>
  );
}

function Entry({ item, one }: { item: Item; one: Evidence }) {
  const { order, work } = useCan();
  const me = useMe();
  const { busy, failure, send } = useSending();
  const { number, note, link, by, at } = one;
  const figure = number && `${number.value} ${number.unit}`;
  return (
    <li>
      <div>
        {figure && <p className={styles.figure}>{figure}</p>}
        {note && <p>{note}</p>}
        {link && (
          <a href={link} target="_blank" rel="noreferrer noopener">
            {link}
          </a>
        )}
        <p className={panel.muted}>{words.addedBy(by.name, at)}</p>
        <Failure failure={failure} />
      </div>
      {work && !item.removedAt && (order || by.id === me.id) && (
        <Button
          size="small"
          look="quiet"
          disabled={busy}
          aria-label={words.takeBack(figure ?? (note || link || ''))}
          onClick={() => void send(() => withdrawEvidence(item, one))}
        >
          ✕
        </Button>
      )}
    </li>
  );
}
