import { Zap } from 'lucide-react';
import { useCallback } from 'react';
import type { Storm } from '@twotrack/service-queue/contract';
import { useBoard } from '../../board/parts/gestures.js';
import { productShrinks } from '../../board/parts/settings.js';
import { command } from '../../http/send.js';
import { useCan } from '../../identity/session.js';
import { team } from '../../identity/team-store.js';
import { serverNow } from '../../live/server-time.js';
import { useSlowly } from '../../live/use-slowly.js';
import { useValue } from '../../live/value.js';
import { Button } from '../../ui/Button.js';
import { timeOfDay } from '../../ui/times.js';
import { say } from '../../ui/toasts.js';
import { SeverityCounts } from '../SeverityCounts.js';
import { tickets } from '../service-store.js';
import { arrivedIn, unacknowledgedIn } from './in-storm.js';
import { Loner, useLoner } from './Loner.js';
import { Singles } from './Singles.js';
import { Sparkline } from './Sparkline.js';
import styles from './storm.module.css';
import { words } from './weather-words.js';

interface StormBannerProps {
  storm: Storm;
  inTriage: boolean;
  onTriage: () => void;
}

const everything = (tell: () => void) => tickets.subscribe('*', tell);
const A_SECOND = 1_000;

/** How much, how severe, how fast, and who leads; told at most once a second (ux.md §12). */
export function StormBanner({ storm, inTriage, onTriage }: StormBannerProps) {
  const { gestures, narrow } = useBoard();
  const { ask } = gestures;
  const { work } = useCan();
  const shrinks = useValue(productShrinks);
  const loner = useLoner();
  const { startedAt, perMinute, groups, singles, severities, lead } = storm;
  const arrived = useSlowly(
    everything,
    useCallback(() => arrivedIn(storm), [storm]),
    A_SECOND,
  );
  const unacked = useSlowly(
    everything,
    useCallback(() => unacknowledgedIn(storm), [storm]),
    A_SECOND,
  );
  const leads = lead?.id === team.get().me.id;
  const end = async () => {
    if ((await ask(words.storm.ask)) !== null) await ofStorm('end');
  };
  return (
    <section className={styles.storm} aria-label={words.storm.label}>
      <p className={styles.says}>
        <b className={styles.name}>
          <Zap size={14} aria-hidden /> {words.storm.since(timeOfDay(startedAt, serverNow()))}
        </b>
        <b>{words.storm.count(arrived)}</b>
        <span>{words.storm.parts(groups.length, singles)}</span>
        <SeverityCounts counts={severities} />
        <span className={styles.unacked}>{words.storm.unacked(unacked)}</span>
        <span>{words.storm.lead(lead?.name ?? null)}</span>
        <span className={styles.rate} title={words.storm.rateHelp(perMinute)}>
          <Sparkline values={perMinute} />
          {words.storm.rate(Math.max(perMinute.at(-1) ?? 0, perMinute.at(-2) ?? 0))}
        </span>
      </p>
      <div className={styles.buttons}>
        {work && !leads && (
          <Button size="small" onClick={() => void ofStorm('take-lead')}>
            {words.storm.takeLead}
          </Button>
        )}
        {!inTriage && (
          <Button size="small" look="primary" className={styles.main} onClick={onTriage}>
            {words.storm.triage}
          </Button>
        )}
        {!inTriage && (
          <Button
            size="small"
            look="quiet"
            className={styles.product}
            aria-pressed={!shrinks}
            onClick={() => productShrinks.set(!shrinks)}
          >
            {words.storm.product}
          </Button>
        )}
        {work && (
          <Button size="small" look="quiet" onClick={() => void end()}>
            {words.storm.end}
          </Button>
        )}
        {narrow && <Singles groups={groups} />}
      </div>
      {loner && <Loner loner={loner} />}
    </section>
  );
}

async function ofStorm(act: 'take-lead' | 'end'): Promise<void> {
  try {
    await command(`/api/teams/${team.get().me.teamSlug}/service-queue/storm/${act}`, {});
  } catch (failure) {
    say((failure as Error).message, { tone: 'problem' });
  }
}
