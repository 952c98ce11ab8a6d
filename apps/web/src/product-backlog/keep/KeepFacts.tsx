import { useState } from 'react';
import { FINISHED_NEEDED, daysBetween, finishedIn, itemsAWeek } from '@twotrack/product-backlog/domain';
import { useCan } from '../../identity/session.js';
import { serverNow } from '../../live/server-time.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import { useFocusBack } from '../../ui/panel/use-focus-back.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { markReviewed } from './commands.js';
import { KeepRuleForm } from './KeepRuleForm.js';
import styles from './keep.module.css';
import type { KeepingHere } from './use-keeping.js';
import { words } from './words.js';

/** How many there are, how fast they are finished, when all were last looked at, and by which rule they are asked about. */
export function KeepFacts({ keeping }: { keeping: KeepingHere }) {
  const { order } = useCan();
  const { settings, throughput, count, reviewIsDue } = keeping;
  const [changing, setChanging] = useState(false);
  const opener = useFocusBack(changing);
  const { busy, failure, send } = useSending();
  const aWeek = itemsAWeek(throughput);
  const finished = finishedIn(throughput);
  const over = settings.ceiling === null ? 0 : count - settings.ceiling;
  return (
    <div className={styles.facts}>
      <p>
        {words.facts.held(count, settings.ceiling)}
        {over > 0 && <strong className={styles.warns}>{words.facts.over(over)}</strong>}
      </p>
      <p>
        {aWeek === null
          ? words.facts.tooFew(FINISHED_NEEDED, finished)
          : words.facts.throughput(aWeek, finished, throughput.weeks)}
      </p>
      <p>
        <span className={reviewIsDue ? styles.warns : undefined}>{reviewed(settings.reviewedAt)}</span>
        {order && (
          <Button size="small" disabled={busy} onClick={() => void send(() => markReviewed(settings))}>
            {words.facts.review}
          </Button>
        )}
      </p>
      <Failure failure={failure} />
      <p>
        {words.facts.rule(settings.dinosaurs.days, settings.dinosaurs.horizonMonths)}
        {order && !changing && (
          <Button ref={opener} size="small" look="quiet" onClick={() => setChanging(true)}>
            {words.facts.change}
          </Button>
        )}
      </p>
      {changing && <KeepRuleForm settings={settings} onDone={() => setChanging(false)} />}
    </div>
  );
}

const reviewed = (at: string | null): string =>
  at === null
    ? words.facts.neverReviewed
    : words.facts.reviewed(at, daysBetween(at, new Date(serverNow()).toISOString()));
