import { useInfiniteQuery } from '@tanstack/react-query';
import type { PastGoal } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useCan, useMe } from '../../identity/session.js';
import { useValue } from '../../live/value.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { goal as goalNow } from '../product-store.js';
import { reopenGoal } from './commands.js';
import styles from './goal.module.css';
import { Progress, TimeFrame } from './GoalFacts.js';
import { words } from './words.js';

const PAGE = 10;

/** The goals that were closed: what was reached, and what had served them. */
export function PastGoals() {
  const { teamSlug } = useMe();
  const now = useValue(goalNow);
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    // whenever the goal changes, another may have become a past one
    queryKey: ['past-goals', teamSlug, now?.id ?? null],
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam ? `&after=${pageParam}` : '';
      return read<{ goals: PastGoal[] }>(`/api/teams/${teamSlug}/product-backlog/goals?limit=${PAGE}${after}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: ({ goals }) => (goals.length === PAGE ? goals.at(-1)!.goal.id : undefined),
    staleTime: 0,
  });
  const past = data?.pages.flatMap(({ goals }) => goals) ?? [];
  return (
    <Section heading={words.past.heading}>
      {data && past.length === 0 && <p className={panel.muted}>{words.past.none}</p>}
      <Failure failure={error} />
      <ol className={styles.list}>
        {past.map((one) => (
          <Past key={one.goal.id} {...one} mayReopen={now === null} />
        ))}
      </ol>
      {hasNextPage && (
        <Button size="small" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {words.past.more}
        </Button>
      )}
    </Section>
  );
}

function Past({ goal, finished, mayReopen }: PastGoal & { mayReopen: boolean }) {
  const { order } = useCan();
  const { busy, failure, send } = useSending();
  const { reached, note, at, by } = goal.closed!;
  return (
    <li>
      <b>{goal.title}</b>
      <p>
        <b>{words.reached[reached]}</b> ·{' '}
        <time dateTime={at}>{words.past.closed(new Date(at).toLocaleDateString(), by.name)}</time>
      </p>
      {note && <p className={panel.reason}>“{note}”</p>}
      <Progress measure={goal.measure} />
      <TimeFrame aim={goal} open={false} />
      <p className={panel.muted}>
        {words.share.finishedThen}: {words.share.of(finished)}
      </p>
      {order && mayReopen && (
        <div>
          <Button
            size="small"
            look="quiet"
            disabled={busy}
            aria-label={words.reopenWhich(goal.title)}
            onClick={() => void send(() => reopenGoal(goal))}
          >
            {words.reopen}
          </Button>
        </div>
      )}
      <Failure failure={failure} />
    </li>
  );
}
