import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CannedReply } from '@twotrack/service-queue/contract';
import { command } from '../../../http/send.js';
import { useCan } from '../../../identity/session.js';
import { Button } from '../../../ui/Button.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { useSending } from '../../../ui/panel/use-sending.js';
import { readReplies } from '../../work/commands.js';
import { ReplyForm } from './ReplyForm.js';
import { words } from './words.js';

const NEW = 'new';

/** Words that are written often: kept by an admin, read by the team. */
export function RepliesSection({ slug }: { slug: string }) {
  const { administer } = useCan();
  const queries = useQueryClient();
  const queryKey = ['canned-replies', slug];
  const { data, error } = useQuery({ queryKey, queryFn: ({ signal }) => readReplies(slug, signal) });
  const [open, setOpen] = useState<string | null>(null);
  const { busy, failure, send } = useSending();
  const path = `/api/teams/${slug}/service-queue/canned-replies`;
  const act = async (rest: string, body: object) => {
    const done = await send(() => command(`${path}${rest}`, body));
    if (!done) return;
    setOpen(null);
    await queries.invalidateQueries({ queryKey });
  };
  const form = (reply: CannedReply | null) => (
    <ReplyForm
      reply={reply}
      busy={busy}
      onSave={(body) => void act(reply ? `/${reply.id}/change` : '', body)}
      onCancel={() => setOpen(null)}
    />
  );
  return (
    <div className={panel.stack}>
      <p className={panel.muted}>{words.about}</p>
      {!administer && <p className={panel.note}>{words.readOnly}</p>}
      {data?.replies.length === 0 && <p className={panel.muted}>{words.none}</p>}
      <ul className={panel.stack}>
        {data?.replies.map((reply) => (
          <li key={reply.id} className={panel.card}>
            {open === reply.id ? (
              form(reply)
            ) : (
              <>
                <b>{reply.name}</b>
                <p style={{ whiteSpace: 'pre-wrap' }}>{reply.text}</p>
                {administer && (
                  <div className={panel.actions}>
                    <Button size="small" aria-label={words.changeOf(reply.name)} onClick={() => setOpen(reply.id)}>
                      {words.change}
                    </Button>
                    <Button
                      size="small"
                      look="quiet"
                      disabled={busy}
                      aria-label={words.removeOf(reply.name)}
                      onClick={() => void act(`/${reply.id}/remove`, {})}
                    >
                      {words.remove}
                    </Button>
                  </div>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {administer && open === NEW && form(null)}
      {administer && open === null && (
        <Button size="small" onClick={() => setOpen(NEW)}>
          {words.add}
        </Button>
      )}
      <Failure failure={failure ?? error} />
    </div>
  );
}
