import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, lazy, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Item } from '@twotrack/product-backlog/contract';
import { likelyFinished } from '@twotrack/product-backlog/domain';
import { useBoard } from '../../board/parts/gestures.js';
import { useCan } from '../../identity/session.js';
import { useValue } from '../../live/value.js';
import { useThroughput } from '../keep/use-keeping.js';
import { settings } from '../product-store.js';
import { BetsLine } from './BetsLine.js';
import { closeRound } from './commands.js';
import { FormulaDialog } from './FormulaDialog.js';
import { ItemFacts } from './ItemFacts.js';
import { OrderDialog } from './OrderDialog.js';
import { PullFacts } from './PullFacts.js';
import { ReadyDialog } from './ReadyDialog.js';
import { RefineHead, type Asking } from './RefineHead.js';
import styles from './refine.module.css';
import { filtered, type Row } from './rows.js';
import { ScoreTable } from './ScoreTable.js';
import { FILTERS, type Filter, type RefineSearch } from './search.js';
import { SessionPane } from './SessionPane.js';
import { SplitDialog } from './SplitDialog.js';
import { useBehind } from './use-behind.js';
import { useRefineKeys } from './use-refine-keys.js';
import { useRows } from './use-rows.js';
import { ValueMap } from './ValueMap.js';
import { words } from './words.js';

const DinosaursView = lazy(() => import('../keep/DinosaursView.js'));
const HitRates = lazy(() => import('../evidence/HitRates.js'));

/** The backlog as what it is worth: scores beside the order, never instead of it (P7, ux.md §15). */
export default function RefinePage() {
  const { filter: { text }, changeable, narrow } = useBoard(); // prettier-ignore
  const { order: owner, work } = useCan();
  const rule = useValue(settings);
  const rows = useRows();
  const throughput = useThroughput();
  const behind = useBehind();
  const [filter, setFilter] = useFilter();
  const [chosen, setChosen] = useState<string | null>(null);
  const [session, setSession] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const counts = useMemo(() => FILTERS.map((one) => filtered(rows, one, text).length), [rows, text]);
  const shown = useMemo(() => filtered(rows, filter, text, chosen), [rows, filter, text, chosen]);
  const pulled = useMemo(() => (throughput ? likelyFinished(throughput) : null), [throughput]);
  useAsked(session, rows, setChosen);
  const row = rows.find(({ item }) => item.id === chosen) ?? (session ? shown[0] : undefined) ?? null;
  const editable = work && (changeable || narrow);

  const next = () => {
    const at = shown.findIndex(({ item }) => item.id === row?.item.id);
    const open = row?.item.marks.round;
    if (row && open) void closeRound(row.item.id, open.id).catch(() => undefined);
    setChosen(shown[at + 1]?.item.id ?? null);
  };
  useRefineKeys({ shown, row, session, editable, next });
  if (!rule) return null;
  const close = () => setAsking(null);
  const choose = (one: Filter) => {
    setChosen(null);
    setFilter(one);
  };
  const pane = session && (
    <div className={styles.inSession}>
      {row ? (
        <SessionPane key={row.item.id} item={row.item} works={work} onNext={next} />
      ) : (
        <p className={styles.muted}>{words.session.none}</p>
      )}
    </div>
  );
  return (
    <section className={styles.page} aria-label={words.title}>
      <RefineHead
        {...{ filter, counts, owner, session }}
        weights={rule.weights}
        onFilter={choose}
        onAsk={setAsking}
        onSession={() => setSession(!session)}
      />
      <p className={styles.law}>
        <span>{words.law}</span>
        <PullFacts throughput={throughput} pulled={pulled} />
        <BetsLine item={row?.item ?? null} />
      </p>
      <div className={styles.panes}>
        {narrow && pane}
        <div ref={scroller} className={styles.scroll} role="region" aria-label={words.filters[filter]}>
          {shown.length === 0 ? (
            <p className={styles.empty}>{words.empty[filter]}</p>
          ) : (
            <ScoreTable
              {...{ pulled, editable, scroller, behind }}
              rows={shown}
              chosen={row?.item.id ?? null}
              onChoose={setChosen}
            />
          )}
          {filter === 'stale' && (
            <div className={styles.dinosaurs}>
              <h3>{words.reached}</h3>
              <Suspense>
                <DinosaursView />
              </Suspense>
            </div>
          )}
        </div>
        <aside className={styles.side} aria-label={words.detail}>
          {!narrow && pane}
          <ItemFacts
            row={row}
            asked={!!row && row.item.id in behind}
            rule={rule.ready}
            owner={owner}
            editable={editable}
            onSplit={() => setAsking('split')}
          />
          <section className={styles.stack} aria-label={words.bets.heading}>
            <h3>{words.bets.heading}</h3>
            <Suspense>
              <HitRates />
            </Suspense>
          </section>
          <ValueMap rows={rows} onChoose={setChosen} />
        </aside>
      </div>
      {asking === 'order' && <OrderDialog onClose={close} />}
      {asking === 'formula' && <FormulaDialog settings={rule} owner={owner} onClose={close} />}
      {asking === 'ready' && <ReadyDialog settings={rule} owner={owner} onClose={close} />}
      {asking === 'split' && row && <SplitDialog item={row.item} onClose={close} />}
    </section>
  );
}

/** Whoever sits in a session is taken along to what the team is asked about, and stays there when it is closed (P9). */
function useAsked(session: boolean, rows: readonly Row[], follow: (id: string) => void): void {
  const opened = ({ marks }: Item) => marks.round?.at ?? '';
  const [asked] = rows
    .map(({ item }) => item)
    .filter(opened)
    .sort((a, b) => (opened(a) < opened(b) ? 1 : -1));
  const id = asked?.id;
  const at = asked && opened(asked);
  const followed = useRef('');
  useEffect(() => {
    if (!session) followed.current = '';
    // one that was passed by takes nobody back to it when the newer one is closed
    if (!session || !id || !at || at <= followed.current) return;
    followed.current = at;
    follow(id);
  }, [session, id, at, follow]);
}

/** The filter is in the address, so that it can be passed on. */
function useFilter(): [Filter, (next: Filter) => void] {
  const { filter = 'all' } = useSearch({ strict: false }) as RefineSearch;
  const navigate = useNavigate();
  const set = useCallback(
    (next: Filter) =>
      void navigate({
        to: '.',
        search: (was: object) => ({ ...was, filter: next === 'all' ? undefined : next }),
        replace: true,
      } as Parameters<typeof navigate>[0]),
    [navigate],
  );
  return [filter, set];
}
