import { useCallback, useEffect, useRef, useState } from 'react';
import type { FollowedRequest } from '@twotrack/product-backlog/contract';
import { Refused } from '../../../http/refused.js';
import { command, read } from '../../../http/send.js';

/** How long until the page asks for news again: what happens is shown within 5 s. */
const LOOK_MS = 3_000;

interface Followed {
  seen: string;
  team: string;
  request: FollowedRequest;
}

/** One's own request as it stands, read again every few seconds while somebody looks. */
export function useFollowed(token: string) {
  const base = `/api/wishes/${encodeURIComponent(token)}`;
  const [followed, setFollowed] = useState<Followed | null>(null);
  const [why, setWhy] = useState<Error | null>(null);
  const seen = useRef('');
  /** Grows with every act: news that set out before it is older than its answer. */
  const acts = useRef(0);

  const take = useCallback((next: Followed | undefined) => {
    setWhy(null);
    if (!next) return;
    seen.current = next.seen;
    setFollowed(next);
  }, []);

  const look = useCallback(async () => {
    const before = acts.current;
    const news = read<Followed | undefined>(`${base}?seen=${encodeURIComponent(seen.current)}`);
    await news.then((next) => take(before === acts.current ? next : undefined), setWhy);
  }, [base, take]);

  useEffect(() => {
    const again = () => void (document.hidden || look());
    again();
    const timer = setInterval(again, LOOK_MS);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [look]);

  const act = useCallback(
    async (what: 'withdraw' | 'ask-again' | 'feedback' | 'comments', body: object = {}) => {
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
