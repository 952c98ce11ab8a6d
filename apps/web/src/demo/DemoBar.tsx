import { useState } from 'react';
import { useCan } from '../identity/session.js';
import { Button } from '../ui/Button.js';
import { useMedia } from '../ui/use-media.js';
import { Checklist } from './Checklist.js';
import styles from './demo.module.css';
import { OwnTeamDialog } from './OwnTeamDialog.js';
import { StormButton } from './StormButton.js';
import { words } from './words.js';

/** Says that all of this is made up, and what can be done with it; on the board of a demo team only. */
export function DemoBar() {
  const { work } = useCan();
  const narrow = useMedia('(max-width: 719px)');
  const [leaving, setLeaving] = useState(false);
  return (
    <aside className={styles.bar} aria-label={words.bar}>
      <span className={styles.badge}>{words.demo}</span>
      {work && <StormButton />}
      <Button size="small" look="quiet" onClick={() => setLeaving(true)}>
        {words.own}
      </Button>
      {work && <Checklist folded={narrow} />}
      {leaving && <OwnTeamDialog onClose={() => setLeaving(false)} />}
    </aside>
  );
}
