import { useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { undoLast } from '../../board/parts/undo.js';
import { words as common } from '../../ui/panel/words.js';
import { Button } from '../../ui/Button.js';
import { DinosaurList } from './DinosaurList.js';
import { KeepFacts } from './KeepFacts.js';
import styles from './keep.module.css';
import { SetAsideList } from './SetAsideList.js';
import { useKeeping } from './use-keeping.js';
import { words } from './words.js';

/** How the backlog is kept small: what grew old or is out of reach, one key a decision, and what was set aside (P12). */
export function DinosaursView({ ref }: { ref?: Ref<HTMLDivElement> }) {
  const keeping = useKeeping();
  const first = useRef<HTMLButtonElement>(null);
  const [shown, setShown] = useState<'dinosaurs' | 'aside'>('dinosaurs');
  return (
    <div ref={ref} className={styles.view} tabIndex={-1} onKeyDown={undoByKey}>
      {keeping ? (
        <>
          <KeepFacts keeping={keeping} />
          <div className={styles.tabs} role="group" aria-label={words.tabs}>
            <Button ref={first} size="small" aria-pressed={shown === 'dinosaurs'} onClick={() => setShown('dinosaurs')}>
              {words.dinosaurs(keeping.dinosaurs.length)}
            </Button>
            <Button size="small" aria-pressed={shown === 'aside'} onClick={() => setShown('aside')}>
              {words.setAside}
            </Button>
          </div>
          {shown === 'dinosaurs' ? <DinosaurList dinosaurs={keeping.dinosaurs} fallback={first} /> : <SetAsideList />}
        </>
      ) : (
        <p className={styles.muted}>{common.loading}</p>
      )}
    </div>
  );
}

export default DinosaursView;

/** The board's own keys rest while a dialog is open, this one too. */
function undoByKey(event: KeyboardEvent): void {
  const writing = event.target instanceof Element && event.target.closest('input, textarea');
  if (writing || event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  void undoLast();
}
