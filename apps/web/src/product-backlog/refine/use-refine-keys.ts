import { useEffect, useRef } from 'react';
import { pageKeys } from '../../board/parts/page-keys.js';
import { closeRound, openRound } from './commands.js';
import { refineKeys, sessionKeys, type PageActs, type SessionActs } from './keys.js';
import { focusedCell, stepBy } from './list.js';
import { rankByOne } from './rank.js';
import { orderAmong, type Row } from './rows.js';
import { words } from './words.js';

interface Here {
  shown: readonly Row[];
  row: Row | null;
  session: boolean;
  editable: boolean;
  next: () => void;
}

/** Puts the keys of refinement in the place of the board's, and those of a session beside them while there is one. */
export function useRefineKeys(here: Here): void {
  const latest = useRef(here);
  latest.current = here;
  const { session } = here;
  useEffect(() => {
    const now = () => latest.current;
    const keys = refineKeys(() => pageActs(now()));
    pageKeys.set(session ? [...keys, ...sessionKeys(() => sessionActs(now()))] : keys);
    return () => pageKeys.set(null);
  }, [session]);
}

const pageActs = ({ shown, row, editable }: Here): PageActs => ({
  step: (by) => stepBy(by, row?.item.id ?? null),
  rank: (by) => {
    const at = focusedCell();
    if (!at || !editable) return false;
    void rankByOne(orderAmong(shown), at.id, by);
  },
});

const sessionActs = ({ row, next }: Here): SessionActs => {
  const round = row?.item.marks.round;
  return {
    next,
    reveal: () => row && round && void closeRound(row.item.id, round.id).catch(() => undefined),
    vote: () =>
      round
        ? document.querySelector<HTMLElement>('[data-vote]')?.focus()
        : row && void openRound(row.item.id, words.session.minutes).catch(() => undefined),
  };
};
