import { lazy, Suspense, useEffect, useState, type RefObject } from 'react';
import { useValue } from '../live/value.js';
import type { PageCommands } from './key-commands.js';
import { overlay } from './overlays.js';
import type { Go } from './search.js';

const loadOverlays = () => import('./Overlays.js');
const Overlays = lazy(loadOverlays);

interface WhenWantedProps {
  openKey: string | null;
  go: Go;
  page: RefObject<PageCommands | null>;
}

/** Menus, panels and dialogs are loaded when the browser has nothing better to do, or when they are wanted. */
export function WhenWanted(props: WhenWantedProps) {
  const wanted = useValue(overlay) !== null || props.openKey !== null;
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1_500));
    idle(() => void loadOverlays().then(() => setReady(true)));
  }, []);
  if (!wanted && !ready) return null;
  return (
    <Suspense>
      <Overlays {...props} />
    </Suspense>
  );
}
