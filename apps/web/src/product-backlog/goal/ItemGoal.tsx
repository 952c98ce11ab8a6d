import type { Item } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { useValue } from '../../live/value.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { goal as goalNow } from '../product-store.js';
import { setGoalOf } from './commands.js';
import { words } from './words.js';

/** Whether an item serves the goal; the product owner decides it. */
export function ItemGoal({ item }: { item: Item }) {
  const { order } = useCan();
  const goal = useValue(goalNow);
  const { busy, failure, send } = useSending();
  if (!goal) return item.goalId ? <p className={panel.muted}>{words.servedPast}</p> : null;
  const serves = item.goalId === goal.id;
  return (
    <div className={panel.stack}>
      <p>{serves ? words.servesWhich(goal.title) : words.servesNot(goal.title)}</p>
      {order && !item.removedAt && (
        <div>
          <Button
            size="small"
            disabled={busy}
            onClick={() => void send(() => setGoalOf(item, serves ? null : goal.id))}
          >
            {serves ? words.unserve : words.serve}
          </Button>
        </div>
      )}
      <Failure failure={failure} />
    </div>
  );
}
