import { useId, useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { WishedItem } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { team } from '../../identity/team-store.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import own from '../../ui/panel/own.module.css';
import styles from '../../ui/panel/panel.module.css';
import { Unloaded } from '../../ui/panel/Unloaded.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { words as track } from '../words.js';
import { setVote } from './commands.js';
import { WishComments } from './WishComments.js';
import { words } from './words.js';

const say = words.wishes;
const PAGE = 50;

/** The order as stakeholders see it, to vote and to comment; their votes never reorder it (P17). */
export default function Wishes() {
  const id = useId();
  const slug = team.get().me.teamSlug;
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['wishes', slug],
    queryFn: ({ pageParam, signal }) =>
      read<{ items: WishedItem[] }>(
        `/api/teams/${slug}/product-backlog/wishes?after=${pageParam}&limit=${PAGE}`,
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: ({ items }, _, after) => (items.length < PAGE ? undefined : after + PAGE),
    refetchInterval: 60_000,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles.stack} aria-labelledby={id}>
      <h3 id={id}>{say.heading}</h3>
      <p className={styles.muted}>{say.rule}</p>
      {!data && <Unloaded error={error} missing={say.failed} failed={say.failed} retry={refetch} />}
      {data && items.length === 0 && <p className={own.none}>{say.none}</p>}
      <ul className={own.list}>
        {items.map((item) => (
          <Wish key={item.id} item={item} refresh={() => void refetch()} />
        ))}
      </ul>
      {hasNextPage && (
        <Button size="small" onClick={() => void fetchNextPage()}>
          {say.more}
        </Button>
      )}
    </section>
  );
}

function Wish({ item, refresh }: { item: WishedItem; refresh: () => void }) {
  const [open, setOpen] = useState(false);
  const { busy, failure, send } = useSending();
  const { key, title, place, column, goal, votes, mine, comments } = item;
  const vote = async () => {
    if (await send(() => setVote(item, !mine))) refresh();
  };
  return (
    <li className={own.row}>
      <p className={own.top}>
        <span className={own.state}>{words.votes.count(votes)}</span>
        <span className={own.muted}>
          {key} · {say.place(place, track.column[column])}
          {goal && ` · ${say.goal(goal)}`}
        </span>
      </p>
      <p className={own.title}>{title}</p>
      <div className={styles.actions}>
        <Button
          size="small"
          disabled={busy}
          aria-label={(mine ? say.unvoteWhich : say.voteWhich)(key)}
          onClick={() => void vote()}
        >
          {mine ? words.votes.unvote : words.votes.vote}
        </Button>
        <Button
          size="small"
          look="quiet"
          aria-expanded={open}
          aria-label={say.commentsOf(key, say.comments(comments))}
          onClick={() => setOpen(!open)}
        >
          {say.comments(comments)}
        </Button>
      </div>
      {open && <WishComments itemId={item.id} refresh={refresh} />}
      <Failure failure={failure} />
    </li>
  );
}
