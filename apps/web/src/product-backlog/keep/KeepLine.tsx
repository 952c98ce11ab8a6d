import { lazy, Suspense, useState } from 'react';
import { useKeeping, type KeepingHere } from './use-keeping.js';
import styles from './keep.module.css';
import { words } from './words.js';

const DinosaursDialog = lazy(() => import('./DinosaursDialog.js'));

/** In the header of the track, where there is something to say: more than the ceiling, grown old, not reviewed. */
export function KeepLine() {
  const keeping = useKeeping();
  const [open, setOpen] = useState(false);
  const said = keeping ? partsOf(keeping) : [];
  return (
    <>
      {said.length > 0 && (
        <button
          type="button"
          className={styles.line}
          aria-haspopup="dialog"
          aria-label={words.line(said.map(({ text }) => text))}
          onClick={() => setOpen(true)}
        >
          {said.map(({ text, warns }) => (
            <span key={text} data-warns={warns || undefined}>
              {text}
            </span>
          ))}
        </button>
      )}
      {open && (
        <Suspense>
          <DinosaursDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function partsOf({ settings: { ceiling }, count, dinosaurs, reviewIsDue }: KeepingHere) {
  return [
    ...(ceiling === null ? [] : [{ text: words.ceiling(count, ceiling), warns: count > ceiling }]),
    ...(dinosaurs.length > 0 ? [{ text: words.old(dinosaurs.length), warns: false }] : []),
    ...(reviewIsDue ? [{ text: words.reviewDue, warns: true }] : []),
  ];
}
