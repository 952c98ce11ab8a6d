import { useInfiniteQuery } from '@tanstack/react-query';
import type { Ticket } from '@twotrack/service-queue/contract';
import { useCan, useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { CommentForm } from './CommentForm.js';
import { CommentRow } from './CommentRow.js';
import styles from './comments.module.css';
import { readComments } from './commands.js';
import { words } from './words.js';

/** What was written on the ticket, the newest first; read anew whenever its card changes on the board. */
export function CommentsSection({ ticket }: { ticket: Ticket }) {
  const { work } = useCan();
  const me = useMe();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['comments', ticket.id, ticket.version],
    queryFn: ({ pageParam, signal }) => readComments(ticket.id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  const comments = data?.pages.flatMap((page) => page.comments) ?? [];
  return (
    <Section heading={words.comments.heading}>
      {(work || ticket.reportedBy.id === me.id) && <CommentForm ticket={ticket} />}
      {error && <p className={panel.failure}>{words.comments.failed}</p>}
      {data && comments.length === 0 && <p className={panel.muted}>{words.comments.none}</p>}
      <ol className={styles.comments}>
        {comments.map((comment) => (
          <CommentRow key={comment.id} comment={comment} />
        ))}
      </ol>
      {hasNextPage && (
        <Button size="small" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.comments.more}
        </Button>
      )}
    </Section>
  );
}
