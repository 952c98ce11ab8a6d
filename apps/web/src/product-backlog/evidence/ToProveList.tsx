import { useTold } from '../../live/server-time.js';
import { useCallback } from 'react';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useMe } from '../../identity/session.js';
import type { Unproven } from '@twotrack/product-backlog/contract';
import styles from './evidence.module.css';
import HitRates from './HitRates.js';
import { useToProve } from './use-evidence.js';
import { words } from './words.js';

/** What is shipped and unproven, the longest due first, and how often such bets held (P16). */
export function ToProveList() {
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useToProve();
  const [first] = data?.pages ?? [];
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Section heading={words.toProve(first?.total ?? 0, first?.due ?? 0)}>
        <Failure failure={error} />
        {first?.total === 0 && <p className={panel.muted}>{words.nothingToProve}</p>}
        <ol className={styles.list}>
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </ol>
        {hasNextPage && (
          <Button size="small" disabled={isFetching} onClick={() => void fetchNextPage()}>
            {words.more}
          </Button>
        )}
      </Section>
      <Section heading={words.rates}>
        <HitRates />
      </Section>
    </>
  );
}

function Row({ item: { key, title, reviewAt } }: { item: Unproven }) {
  const { teamSlug } = useMe();
  const due = useTold(useCallback((now: number) => Date.parse(reviewAt) <= now, [reviewAt]));
  return (
    <li>
      <div>
        <a href={`/b/${teamSlug}/i/${key}`}>
          <span className={styles.key}>{key}</span> {title}
        </a>
        <p className={styles.state} data-due={due || undefined}>
          {words.reviewOn(reviewAt)}
          {due && ` · ${words.dueShort}`}
        </p>
      </div>
    </li>
  );
}
