import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CannedReply } from '@twotrack/service-queue/contract';
import { undoable } from '../../../board/parts/undo.js';
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
  const act = async (rest: string, body: object): Promise<CannedReply | null> => {
    let reply: CannedReply | null = null;
    await send(async () => ({ reply } = await command<{ reply: CannedReply }>(`${path}${rest}`, body)));
    if (!reply) return null;
    setOpen(null);
    await queries.invalidateQueries({ queryKey });
    return reply;
  };
  const back = async (rest: string, body: object) => {
    await command(`${path}${rest}`, body);
    await queries.invalidateQueries({ queryKey });
  };
  const add = async (body: object) => {
    const made = await act('', body);
    if (made) undoable(words.added(made.name), () => back(`/${made.id}/remove`, {}));
  };
  const change = async (was: CannedReply, body: object) => {
    const rest = `/${was.id}/change`;
    if (await act(rest, body)) undoable(words.changed(was.name), () => back(rest, wordsOf(was)));
  };
  const remove = async (was: CannedReply) => {
    if (await act(`/${was.id}/remove`, {})) undoable(words.removed(was.name), () => back('', wordsOf(was)));
  };
  const form = (reply: CannedReply | null) => (
    <ReplyForm
      reply={reply}
      busy={busy}
      onSave={(body) => void (reply ? change(reply, body) : add(body))}
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
                      onClick={() => void remove(reply)}
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

const wordsOf = ({ name, text }: CannedReply) => ({ name, text });
