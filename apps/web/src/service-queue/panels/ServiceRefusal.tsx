import { Button } from '../../ui/Button.js';
import { Popover } from '../../ui/Popover.js';
import { Failure, sentenceOf } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { useServiceColumns } from '../service-store.js';
import { FullColumn } from './FullColumn.js';
import type { ServiceRefusalProps } from './props.js';
import { words } from './words.js';

/** A command was refused: what happened, why, and what can be done. */
export function ServiceRefusal(props: ServiceRefusalProps) {
  const { refused } = props;
  const column = useServiceColumns().find(({ id }) => id === refused.facts['column']);
  if (refused.code === 'wip-limit-reached' && column) return <FullColumn {...props} column={column} />;
  return <PlainRefusal {...props} />;
}

/** Asking again makes sense: the board has moved on, or the server was busy. */
const passing = (code: string, status: number): boolean => code === 'stale-version' || status === 429 || status === 503;

function PlainRefusal({ refused, retry, onClose, anchor }: ServiceRefusalProps) {
  const { busy, failure, send } = useSending();
  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      title={words.refusal.titles[refused.code] ?? words.refusal.title}
      footer={
        <>
          <Button onClick={onClose}>{words.close}</Button>
          {passing(refused.code, refused.status) && (
            <Button
              look="primary"
              disabled={busy}
              onClick={() => void send(() => retry()).then((done) => done && onClose())}
            >
              {words.refusal.again}
            </Button>
          )}
        </>
      }
    >
      <div className={panel.stack}>
        <p>{sentenceOf(refused)}</p>
        <Failure failure={failure} />
      </div>
    </Popover>
  );
}
