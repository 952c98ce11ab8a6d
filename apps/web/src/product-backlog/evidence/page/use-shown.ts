import { useCallback, useEffect, useState } from 'react';
import type { StakeholderView } from '@twotrack/product-backlog/contract';
import { Refused } from '../../../http/refused.js';
import { read } from '../../../http/send.js';

export interface Shown extends StakeholderView {
  team: string;
  productOwner: string | null;
}

/** How often it is looked whether anything changed, while somebody looks at the page. */
const LOOK_MS = 30_000;

/** The product as the link shows it; `more` reads on along the order. A link that was revoked shows nothing any more. */
export function useShown(token: string) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [why, setWhy] = useState<Error | null>(null);
  const look = useCallback(
    async (after: number) => {
      try {
        const next = await read<Shown>(`/api/stakeholders/${token}?after=${after}`);
        setShown((was) => (after > 0 && was ? { ...next, order: [...was.order, ...next.order] } : next));
        setWhy(null);
      } catch (problem) {
        setWhy(problem as Error);
      }
    },
    [token],
  );
  const readOn = (shown?.order.length ?? 0) > 100;
  useEffect(() => {
    // whoever reads far down the order is not put back to its beginning
    const again = () => void (document.visibilityState === 'visible' && !readOn && look(0));
    if (!readOn) void look(0);
    const timer = setInterval(again, LOOK_MS);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [look, readOn]);
  const gone = why instanceof Refused && why.status === 404;
  return { shown: gone ? null : shown, why, gone, more: () => void look(shown?.next ?? 0) };
}
