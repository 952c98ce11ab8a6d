import { Circle, CircleCheck, ChevronDown, X } from 'lucide-react';
import { useEffect } from 'react';
import { useValue } from '../live/value.js';
import { Button, IconButton } from '../ui/Button.js';
import { Kbd } from '../ui/Kbd.js';
import { useMedia } from '../ui/use-media.js';
import { closeList, DEEDS, tried, watchDeeds, type Deed } from './deeds.js';
import styles from './demo.module.css';
import { words } from './words.js';

/** Five things to try, ticked off by what really happens on the board. `folded`: behind its heading, on a phone. */
export function Checklist({ folded }: { folded: boolean }) {
  const { done, closed } = useValue(tried);
  useEffect(watchDeeds, []);
  if (closed) {
    return (
      <Button size="small" look="quiet" className={styles.last} onClick={() => closeList(false)}>
        {words.things}
      </Button>
    );
  }
  const list = (
    <ul className={styles.deeds} aria-label={words.things}>
      {DEEDS.map((deed) => (
        <Row key={deed} deed={deed} done={done.includes(deed)} />
      ))}
    </ul>
  );
  if (!folded) {
    return (
      <div className={styles.list}>
        {list}
        <IconButton label={words.close} onClick={() => closeList(true)}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
    );
  }
  return (
    <details className={styles.folded}>
      <summary>
        {words.thingsDone(done.length, DEEDS.length)} <ChevronDown size={14} aria-hidden />
      </summary>
      {list}
      <Button size="small" look="quiet" onClick={() => closeList(true)}>
        {words.close}
      </Button>
    </details>
  );
}

function Row({ deed, done }: { deed: Deed; done: boolean }) {
  const touched = useMedia('(pointer: coarse)');
  const { what, keys, how } = words.deeds[deed];
  const Mark = done ? CircleCheck : Circle;
  return (
    <li className={styles.deed} data-done={done} title={how}>
      <Mark size={14} aria-hidden />
      <span>{touched && deed === 'ack' ? words.ackByTouch : what}</span>
      {keys && !touched && <Kbd keys={keys} />}
      <span className="spoken">{done ? words.done : words.open}</span>
    </li>
  );
}
