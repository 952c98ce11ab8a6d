import { useNavigate, useSearch } from '@tanstack/react-router';
import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { pageKeys } from '../../board/parts/page-keys.js';
import { useBoard } from '../../board/parts/gestures.js';
import { team } from '../../identity/team-store.js';
import { useValue } from '../../live/value.js';
import { IconButton } from '../../ui/Button.js';
import { useMedia } from '../../ui/use-media.js';
import { QuietSenders } from '../integrations/QuietSenders.js';
import { serviceTrack } from '../service-track.js';
import { arrived, markSeen } from './arrivals.js';
import { BulkBar, BulkNews } from './BulkBar.js';
import { choice } from './choices.js';
import { followChildren, ticketOf } from './children.js';
import { DEFAULT, filterTitle, isBroad } from './filters.js';
import { FilterPane } from './FilterPane.js';
import { Hints } from './Hints.js';
import { triageKeys } from './keys.js';
import { followActs, forgetActs } from './others.js';
import { forgetPicked, picked, targets } from './picked.js';
import type { TriageSearch } from './search.js';
import styles from './triage.module.css';
import { TriageList } from './TriageList.js';
import { useListed, ViewSwitch } from './ViewSwitch.js';
import { words } from './words.js';

const DetailPane = lazy(() => import('./DetailPane.js'));
const Choices = lazy(() => import('./Choices.js'));

/** What nobody has answered yet: one decision, one key. */
export default function TriagePage() {
  const { queue = DEFAULT, view } = useSearch({ strict: false }) as TriageSearch;
  const navigate = useNavigate();
  const { narrow, filter } = useBoard();
  const listed = view === 'list';
  const { text } = filter;
  const groups = filter.groups && !listed && isBroad(queue);
  const sought = useMemo(() => ({ text, groups }), [text, groups]);
  const wide = useMedia('(min-width: 1120px)');
  const [peek, setPeek] = useState<boolean | null>(null);
  const detail = !narrow && (peek ?? wide);
  const { focus } = useValue(picked);
  const { count, of } = useListed(queue, sought, listed);

  const go = useCallback(
    (next: TriageSearch) => void navigate({ to: '.', search: (was) => ({ ...was, ...next }), replace: true }),
    [navigate],
  );
  const open = useTriageKeys(useCallback(() => setPeek((now) => !(now ?? wide)), [wide]));
  useEffect(() => {
    const ends = [followChildren(), followActs()];
    return () => {
      ends.forEach((end) => end());
      forgetActs();
      forgetPicked();
      choice.set(null);
    };
  }, []);
  return (
    <section className={styles.page} aria-label={words.title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{words.title}</h2>
        <span className={styles.filter}>{filterTitle(queue)}</span>
        <span className={styles.count}>{words.count(count, of)}</span>
        <span className={styles.gap} />
        <ViewSwitch listed={listed} onList={(list) => go({ view: list ? 'list' : undefined } as TriageSearch)} />
        {!narrow && (
          <IconButton label={detail ? words.detail.hide : words.detail.show} onClick={() => setPeek(!detail)}>
            {detail ? <PanelRightClose size={16} aria-hidden /> : <PanelRightOpen size={16} aria-hidden />}
          </IconButton>
        )}
      </header>
      <QuietSenders />
      <div className={styles.panes}>
        <FilterPane
          filter={queue}
          onFilter={(name) => go({ queue: name === DEFAULT ? undefined : name } as TriageSearch)}
        />
        <div className={styles.list}>
          <TriageList filter={queue} sought={sought} onOpen={open} />
          <BulkNews />
          <BulkBar narrow={narrow} />
        </div>
        <Suspense>{detail && <DetailPane id={focus} />}</Suspense>
      </div>
      <Hints />
      <Suspense>
        <Choices />
      </Suspense>
    </section>
  );
}

/** Puts the keys of the triage in the place of the board's; answers how a ticket is opened. */
function useTriageKeys(peek: () => void): (id: string) => void {
  const { gestures } = useBoard();
  const open = useCallback(
    (id: string) => (ticketOf(id)?.parentId ? peek() : gestures.open(serviceTrack, id)),
    [gestures, peek],
  );
  const keys = useMemo(
    () =>
      triageKeys({
        ask: gestures.ask,
        open,
        peek,
        why: (id) => gestures.why(serviceTrack, id, rowOf(id)),
        choose: (kind) => choice.set({ kind, ids: targets(), anchor: rowOf(picked.get().focus ?? '') }),
        seen: () => (arrived.get() && team.get().me.id ? void markSeen() : false),
      }),
    [gestures, open, peek],
  );
  useEffect(() => {
    pageKeys.set(keys);
    return () => pageKeys.set(null);
  }, [keys]);
  return open;
}

const rowOf = (id: string): Element => document.querySelector(`[data-row="${id}"]`) ?? document.body;
