import { useCan } from '../../identity/session.js';
import { useValue } from '../../live/value.js';
import { SidePanel } from '../../ui/Dialog.js';
import panel from '../../ui/panel/panel.module.css';
import { goal as goalNow, settings as settingsNow } from '../product-store.js';
import { FormAccess } from '../asking/FormAccess.js';
import { StakeholderAccess } from '../evidence/StakeholderAccess.js';
import { ToProveList } from '../evidence/ToProveList.js';
import { ActiveGoal, NoGoal } from './ActiveGoal.js';
import { OtherGoals } from './OtherGoals.js';
import { PastGoals } from './PastGoals.js';
import { Vision } from './Vision.js';
import { words } from './words.js';

/** Where the product is going: its vision, its goal, the goals that were, and those of other teams (P6). */
export default function GoalPanel({ onClose }: { onClose: () => void }) {
  const { read, order } = useCan();
  const goal = useValue(goalNow);
  const settings = useValue(settingsNow);
  return (
    <SidePanel onClose={onClose} title={words.heading}>
      {/* Whoever only reads has nothing to press here, and scrolls by keys all the same */}
      <div className={panel.parts} role="group" aria-label={words.heading} tabIndex={order ? undefined : 0}>
        {read && settings && <Vision settings={settings} />}
        {goal ? <ActiveGoal key={goal.id} goal={goal} /> : <NoGoal />}
        {read && <ToProveList />}
        {read && <PastGoals />}
        <OtherGoals />
        {order && <StakeholderAccess />}
        {order && <FormAccess />}
      </div>
    </SidePanel>
  );
}
