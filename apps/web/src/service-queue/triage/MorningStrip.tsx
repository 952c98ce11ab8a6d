import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { team } from '../../identity/team-store.js';
import { serverNow } from '../../live/server-time.js';
import { useSlowly } from '../../live/use-slowly.js';
import { useValue } from '../../live/value.js';
import { Button } from '../../ui/Button.js';
import { timeOfDay } from '../../ui/times.js';
import { tickets } from '../service-store.js';
import { isUnacknowledged } from '../unacknowledged.js';
import { arrived, isMorning, markSeen, type Arrived } from './arrivals.js';
import type { TriageSearch } from './search.js';
import styles from './storm.module.css';
import { words } from './weather-words.js';

const everything = (tell: () => void) => tickets.subscribe('*', tell);

/** What arrived while one was away: "512 = 3 groups + 11 singles", one decision each (S17). */
export function MorningStrip({ inTriage }: { inTriage: boolean }) {
  const now = useValue(arrived);
  return isMorning(now) ? <Morning arrived={now} inTriage={inTriage} /> : null;
}

function Morning({ arrived: { since, total, groups, singles }, inTriage }: { arrived: Arrived; inTriage: boolean }) {
  const navigate = useNavigate();
  const { queue } = useSearch({ strict: false }) as TriageSearch;
  const left = useSlowly(everything, decisionsLeft);
  const [untouched, setUntouched] = useState(true);
  const looking = inTriage && queue === 'arrived';
  useEffect(() => {
    if (left > 0) setUntouched(false);
    // the last decision was made: it was looked through
    else if (looking && !untouched) void markSeen();
  }, [left, looking, untouched]);
  const look = () =>
    void navigate({
      to: '/b/$slug/triage',
      params: { slug: team.get().me.teamSlug },
      search: { queue: 'arrived' },
    });
  return (
    <section className={styles.morning} aria-label={words.morning.label}>
      <p className={styles.says}>
        <b>{words.morning.arrived(total, timeOfDay(since, serverNow()))}</b>
        <span className={styles.equals}>{words.morning.equals(groups, singles)}</span>
        <span className={styles.left}>{words.morning.left(left)}</span>
      </p>
      <div className={styles.buttons}>
        {!looking && (
          <Button size="small" look="primary" onClick={look}>
            {words.morning.look}
          </Button>
        )}
        <Button size="small" onClick={() => void markSeen()}>
          {words.morning.seen}
        </Button>
      </div>
    </section>
  );
}

function decisionsLeft(): number {
  let left = 0;
  for (const id of arrived.get()?.ids ?? []) {
    const ticket = tickets.card(id);
    if (ticket && isUnacknowledged(ticket)) left++;
  }
  return left;
}
