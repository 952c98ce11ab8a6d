import { settings } from '../product-store.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { Failure } from '../../ui/panel/Failure.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { orderByScore } from './commands.js';
import styles from './refine.module.css';
import { movesBy } from './rows.js';
import { words } from './words.js';

const SHOWN = 200;

/** What would move; and the one act that does it (P7). */
export function OrderDialog({ onClose }: { onClose: () => void }) {
  const { busy, failure, send } = useSending();
  const moves = movesBy(settings.get()!.weights);
  const apply = async () => {
    if (await send(orderByScore)) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.order.title}
      description={words.order.about}
      footer={
        <>
          <Button onClick={onClose}>{words.split.cancel}</Button>
          <Button look="primary" disabled={busy || moves.length === 0} onClick={() => void apply()}>
            {words.order.apply(moves.length)}
          </Button>
        </>
      }
    >
      {moves.length === 0 && <p>{words.order.none}</p>}
      <ol className={styles.moves}>
        {moves.slice(0, SHOWN).map(({ item, from, to }) => (
          <li key={item.id}>
            <span aria-hidden>{to < from ? '▴' : '▾'}</span> <b>{item.key}</b> {item.title}{' '}
            <span className={styles.muted}>{words.order.row(from, to)}</span>
          </li>
        ))}
      </ol>
      <Failure failure={failure} />
    </Dialog>
  );
}
