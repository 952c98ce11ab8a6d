import { useCallback, useEffect, useRef, useState } from 'react';
import type { FollowedTicket } from '@twotrack/service-queue/contract';
import { command, read } from '../../../http/send.js';
import { Refused } from '../../../http/refused.js';

/** How long until the page asks for news again: what happens is shown within 5 s. */
const LOOK_MS = 3_000;

interface Followed {
  seen: string;
  team: string;
  ticket: FollowedTicket;
}

/** One's own ticket, kept as it stands: asks for news every few seconds while somebody looks, and says what was done. */
export function useFollowed(token: string) {
  const base = `/api/follow/${encodeURIComponent(token)}`;
  const [followed, setFollowed] = useState<Followed | null>(null);
  const [why, setWhy] = useState<Error | null>(null);
  const seen = useRef('');
  /** Grows with every act: news that set out before it is older than its answer. */
  const acts = useRef(0);

  const take = useCallback((next: Followed) => {
    seen.current = next.seen;
    setFollowed(next);
    setWhy(null);
  }, []);

  const look = useCallback(async () => {
    const before = acts.current;
    try {
      const news = await read<Followed | undefined>(`${base}?seen=${encodeURIComponent(seen.current)}`);
      if (news && before === acts.current) take(news);
      else setWhy(null);
    } catch (failure) {
      setWhy(failure as Error);
    }
  }, [base, take]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let left = false;
    const again = async () => {
      if (!document.hidden) await look();
      if (!left) timer = setTimeout(() => void again(), LOOK_MS);
    };
    const back = () => void (document.hidden || look());
    void again();
    document.addEventListener('visibilitychange', back);
    return () => {
      left = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', back);
    };
  }, [look]);

  const act = useCallback(
    async (what: 'comments' | 'confirm' | 'reopen' | 'answers', body: object) => {
      acts.current++;
      const next = await command<Followed>(`${base}/${what}`, body);
      acts.current++;
      take(next);
    },
    [base, take],
  );
  return { followed, act, why, gone: why instanceof Refused && why.status === 404 };
}

export type Act = ReturnType<typeof useFollowed>['act'];
