import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { KeptPast } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { PastList } from './PastList.js';
import { words } from './words.js';

const PAGE = 20;

/** Decisions on the order from before the backlog was brought here, read when somebody asks for them (P14). */
export function PastRankings({ itemId }: { itemId: string | undefined }) {
  const { teamSlug } = useMe();
  const [open, setOpen] = useState(false);
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['past-rankings', teamSlug, itemId],
    queryFn: ({ pageParam, signal }) =>
      read<KeptPast[]>(
        `/api/teams/${teamSlug}/product-backlog/rankings/past?limit=${PAGE}${itemId ? `&item=${itemId}` : ''}${pageParam}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => (last.length < PAGE ? undefined : `&after=${last.at(-1)!.id}`),
    enabled: open,
  });
  const past = data?.pages.flat();
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={panel.muted}>{words.show}</summary>
      <div className={panel.stack}>
        <Failure failure={error} />
        {past?.length === 0 && <p className={panel.muted}>{words.none}</p>}
        {past && past.length > 0 && (
          <>
            <p className={panel.muted}>{words.about}</p>
            <PastList past={past} label={words.ranked} named />
          </>
        )}
        {hasNextPage && (
          <Button size="small" disabled={isFetching} onClick={() => void fetchNextPage()}>
            {words.older}
          </Button>
        )}
      </div>
    </details>
  );
}
