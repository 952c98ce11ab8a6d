import { Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react';
import { pageKeys } from '../../board/parts/page-keys.js';
import { useBoard } from '../../board/parts/gestures.js';
import { useCan } from '../../identity/session.js';
import { useSlowly } from '../../live/use-slowly.js';
import { useValue } from '../../live/value.js';
import { Button } from '../../ui/Button.js';
import { settings } from '../product-store.js';
import { closeRound, openRound } from './commands.js';
import { FormulaDialog } from './FormulaDialog.js';
import { ItemFacts } from './ItemFacts.js';
import { OrderDialog } from './OrderDialog.js';
import { ReadyDialog } from './ReadyDialog.js';
import styles from './refine.module.css';
import { everything, filtered, FILTERS, rowsNow, type Filter } from './rows.js';
import { ScoreTable } from './ScoreTable.js';
import { SessionPane } from './SessionPane.js';
import { SplitDialog } from './SplitDialog.js';
import { refineKeys, type SessionActs } from './keys.js';
import { ValueMap } from './ValueMap.js';
import { words } from './words.js';

const DinosaursView = lazy(() => import('../keep/DinosaursView.js'));

type Asking = 'order' | 'formula' | 'ready' | 'split' | null;

/** The backlog as what it is worth: scores beside the order, never instead of it (P7, ux.md §15). */
export default function RefinePage() {
  const { filter: { text }, changeable, narrow } = useBoard(); // prettier-ignore
  const { order: owner, work } = useCan();
  const rule = useValue(settings);
  const rows = useSlowly(everything, rowsNow);
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<string | null>(null);
  const [session, setSession] = useState(false);
  const [asking, setAsking] = useState<Asking>(null);
  const counts = useMemo(() => FILTERS.map((one) => filtered(rows, one, text).length), [rows, text]);
  const shown = filtered(rows, filter, text);
  const asked = rows.find(({ item }) => item.marks.round);
  const row = rows.find(({ item }) => item.id === chosen) ?? (session ? (asked ?? shown[0]) : undefined) ?? null;
  const editable = work && (changeable || narrow);

  const next = () => {
    const at = shown.findIndex(({ item }) => item.id === row?.item.id);
    const following = shown[at + 1]?.item.id ?? null;
    const open = row?.item.marks.round;
    if (row && open) void closeRound(row.item.id, open.id).catch(() => undefined);
    setChosen(following);
  };
  const round = row?.item.marks.round;
  const acts = useRef<SessionActs>(null);
  acts.current = {
    next,
    reveal: () => row && round && void closeRound(row.item.id, round.id).catch(() => undefined),
    vote: () =>
      round
        ? document.querySelector<HTMLElement>('[data-vote]')?.focus()
        : row && void openRound(row.item.id, words.session.minutes).catch(() => undefined),
  };
  useEffect(() => {
    if (!session) return;
    pageKeys.set(refineKeys(() => acts.current!));
    return () => pageKeys.set(null);
  }, [session]);
  if (!rule) return null;
  const close = () => setAsking(null);
  return (
    <section className={styles.page} aria-label={words.title}>
      <header className={styles.head}>
        <h2>{words.title}</h2>
        <div className={styles.filters} role="group" aria-label={words.filtersOf}>
          {FILTERS.map((one, i) => (
            <Button key={one} size="small" aria-pressed={one === filter} onClick={() => setFilter(one)}>
              {words.filters[one]} {counts[i]}
            </Button>
          ))}
        </div>
        <span className={styles.gap} />
        <Button size="small" look="quiet" onClick={() => setAsking('formula')}>
          {words.formula.presets[rule.weights.preset]} · {words.formula.open(rule.weights.version)}
        </Button>
        <Button size="small" look="quiet" onClick={() => setAsking('ready')}>
          {words.ready.open}
        </Button>
        {owner && (
          <Button size="small" onClick={() => setAsking('order')}>
            {words.order.open}
          </Button>
        )}
        <Button size="small" look="primary" aria-pressed={session} onClick={() => setSession(!session)}>
          {session ? words.session.end : words.session.open}
        </Button>
      </header>
      <p className={styles.law}>{words.law}</p>
      <div className={styles.panes}>
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.filters[filter]}>
          {shown.length === 0 ? (
            <p className={styles.empty}>{words.empty[filter]}</p>
          ) : (
            <ScoreTable rows={shown} chosen={row?.item.id ?? null} editable={editable} onChoose={setChosen} />
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
          {session && row && <SessionPane key={row.item.id} item={row.item} works={work} onNext={next} />}
          {session && !row && <p className={styles.muted}>{words.session.none}</p>}
          <ItemFacts row={row} rule={rule.ready} owner={owner} onSplit={() => setAsking('split')} />
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
