import { useState } from 'react';
import type { Goal } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { useNow } from '../../ui/panel/use-now.js';
import { Button } from '../../ui/Button.js';
import { HistorySection } from '../../ui/panel/HistorySection.js';
import { Markdown } from '../../ui/panel/Markdown.js';
import panel from '../../ui/panel/panel.module.css';
import { useFocusBack } from '../../ui/panel/use-focus-back.js';
import { editGoal, openGoal } from './commands.js';
import { CloseForm } from './CloseForm.js';
import { localDay } from './days.js';
import styles from './goal.module.css';
import { Progress, Shares, TimeFrame } from './GoalFacts.js';
import { draftOf, emptyDraft } from './goal-draft.js';
import { GoalForm } from './GoalForm.js';
import { tellOfGoal } from './history-words.js';
import { ReportForm } from './ReportForm.js';
import { Serving } from './Serving.js';
import { useGoalDetail, useShares } from './use-shares.js';
import { words } from './words.js';

type Doing = 'edit' | 'report' | 'close' | null;

/** The goal there is, with all the product owner does with it. */
export function ActiveGoal({ goal }: { goal: Goal }) {
  const { order, read } = useCan();
  const [doing, setDoing] = useState<Doing>(null);
  const opener = useFocusBack(doing !== null);
  const done = () => setDoing(null);
  if (doing === 'edit')
    return <GoalForm first={draftOf(goal)} action={words.save} send={(says) => editGoal(goal, says)} onDone={done} />;
  return (
    <div className={panel.parts}>
      <div className={styles.facts}>
        <h3 className={styles.title}>{goal.title}</h3>
        <Progress measure={goal.measure} />
        <TimeFrame aim={goal} />
        {goal.why && <Markdown text={goal.why} />}
        {read && <OurShares goal={goal} />}
      </div>
      {order && doing === null && (
        <div className={panel.actions}>
          <Button ref={opener} size="small" look="primary" onClick={() => setDoing('report')}>
            {words.report}
          </Button>
          <Button size="small" onClick={() => setDoing('edit')}>
            {words.editGoal}
          </Button>
          <Button size="small" onClick={() => setDoing('close')}>
            {words.close}
          </Button>
        </div>
      )}
      {doing === 'report' && <ReportForm goal={goal} onDone={done} />}
      {doing === 'close' && <CloseForm goal={goal} onDone={done} />}
      {read && <Serving goal={goal} />}
      {read && <History goal={goal} />}
    </div>
  );
}

function OurShares({ goal }: { goal: Goal }) {
  const shares = useShares(goal);
  return shares && <Shares shares={shares} />;
}

function History({ goal }: { goal: Goal }) {
  const { data } = useGoalDetail(goal);
  return data ? <HistorySection history={data.history} tell={tellOfGoal} /> : null;
}

/** Where there is no goal: the product owner sets one. */
export function NoGoal() {
  const { order } = useCan();
  const now = useNow();
  const [setting, setSetting] = useState(false);
  const opener = useFocusBack(setting);
  if (setting)
    return (
      <GoalForm
        first={emptyDraft(localDay(now))}
        action={words.openGoal}
        send={openGoal}
        onDone={() => setSetting(false)}
      />
    );
  return (
    <div className={panel.stack}>
      <p>{words.noGoalNow}</p>
      {order && (
        <Button ref={opener} look="primary" onClick={() => setSetting(true)}>
          {words.setGoal}
        </Button>
      )}
    </div>
  );
}
