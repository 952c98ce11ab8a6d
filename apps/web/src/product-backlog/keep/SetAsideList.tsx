import { useDeferredValue, useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Item, SetAsideList as Page } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useCan, useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { words as common } from '../../ui/panel/words.js';
import { takeUpItem } from './commands.js';
import styles from './keep.module.css';
import { words } from './words.js';

const PAGE = 50;

/** What is not for now, the last first; found by any of its words, and taken up again. */
export function SetAsideList() {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { teamSlug } = useMe();
  const { data, error, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['set-aside', teamSlug, q],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: `${PAGE}`, ...(q && { q }), ...(pageParam && { after: pageParam }) });
      return read<Page>(`/api/teams/${teamSlug}/product-backlog/set-aside?${query}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
    staleTime: 0,
  });
  const found = data?.pages.flatMap(({ items }) => items);
  return (
    <div className={styles.view}>
      <TextField
        label={words.search}
        hint={words.searchHint}
        type="search"
        autoComplete="off"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Failure failure={error} />
      {!found && !error && <p className={styles.muted}>{common.loading}</p>}
      {found?.length === 0 && <p className={styles.none}>{q ? words.noneFound(q) : words.noneAside}</p>}
      {found && found.length > 0 && (
        <ul className={styles.list} aria-label={words.asideList}>
          {found.map((item) => (
            <Aside key={item.id} item={item} onTaken={() => void refetch()} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button size="small" onClick={() => void fetchNextPage()}>
          {words.more(PAGE)}
        </Button>
      )}
    </div>
  );
}

function Aside({ item, onTaken }: { item: Item; onTaken: () => void }) {
  const { order } = useCan();
  const { teamSlug } = useMe();
  const { busy, failure, send } = useSending();
  const { key, title, setAside } = item;
  const take = async () => {
    if (await send(() => takeUpItem(item))) onTaken();
  };
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <a className={styles.key} href={`/b/${teamSlug}/i/${key}`}>
          {key}
        </a>
        <span className={styles.title}>{title}</span>
        <span className={styles.age}>
          “{setAside!.reason}” {words.asideSince(setAside!.by.name, setAside!.at)}
        </span>
      </div>
      {order && (
        <div className={styles.acts}>
          <Button size="small" disabled={busy} aria-label={`${words.takeUp}: ${key}`} onClick={() => void take()}>
            {words.takeUp}
          </Button>
        </div>
      )}
      <Failure failure={failure} />
    </li>
  );
}
