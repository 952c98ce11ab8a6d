import { Button } from '../../ui/Button.js';
import { Popover } from '../../ui/Popover.js';
import { useValue } from '../../live/value.js';
import { goal as goalNow, settings } from '../product-store.js';
import styles from './goal.module.css';
import { Progress, Shares, TimeFrame } from './GoalFacts.js';
import { useShares } from './use-shares.js';
import { words } from './words.js';
import type { Goal } from '@twotrack/product-backlog/contract';

interface Props {
  anchor: Element | null;
  onClose: () => void;
  /** Opens the panel of all goals. */
  onOpen: () => void;
}

/** Vision and goal in full, beside the header that names them. */
export default function GoalPopover({ anchor, onClose, onOpen }: Props) {
  const goal = useValue(goalNow);
  const vision = useValue(settings)?.vision;
  const openAll = () => {
    onClose();
    // after the popover has given the focus back
    setTimeout(onOpen);
  };
  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      title={words.heading}
      footer={
        <Button size="small" onClick={openAll}>
          {words.allGoals}
        </Button>
      }
    >
      <div className={styles.facts}>
        <p className={styles.vision}>{vision || words.noVision}</p>
        {goal ? <Facts goal={goal} /> : <p>{words.noGoalNow}</p>}
      </div>
    </Popover>
  );
}

function Facts({ goal }: { goal: Goal }) {
  const shares = useShares(goal);
  return (
    <>
      <p className={styles.title}>{goal.title}</p>
      <Progress measure={goal.measure} />
      <TimeFrame aim={goal} />
      {shares && <Shares shares={shares} />}
    </>
  );
}
