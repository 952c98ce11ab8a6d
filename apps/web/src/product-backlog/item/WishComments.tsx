import { useQuery } from '@tanstack/react-query';
import type { Comment } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import styles from '../../ui/panel/panel.module.css';
import { Unloaded } from '../../ui/panel/Unloaded.js';
import { CommentRow } from './CommentRow.js';
import { commentOn } from './commands.js';
import own from './item.module.css';
import { Opener } from './Opener.js';
import { ProseForm } from './ProseForm.js';
import { words } from './words.js';

const say = words.comments;

/** What everybody reads of one planned item, and the way to say something to it. */
export function WishComments({ itemId, refresh }: { itemId: string; refresh: () => void }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['comments', itemId],
    queryFn: ({ signal }) => read<{ comments: Comment[] }>(`/api/product-backlog/items/${itemId}/comments`, signal),
  });
  if (!data)
    return <Unloaded error={error} missing={words.wishes.failed} failed={words.wishes.failed} retry={refetch} />;
  const changed = () => {
    void refetch();
    refresh();
  };
  return (
    <div className={styles.stack}>
      <ul className={own.threads}>
        {data.comments.map((comment) => (
          <CommentRow key={comment.id} comment={comment} onChange={changed} />
        ))}
      </ul>
      <Opener action={say.add}>
        {(close) => (
          <ProseForm
            label={say.label}
            hint={say.open}
            needed={say.needed}
            action={say.send}
            send={(text) => commentOn(itemId, text)}
            onDone={() => {
              changed();
              close();
            }}
          />
        )}
      </Opener>
    </div>
  );
}
