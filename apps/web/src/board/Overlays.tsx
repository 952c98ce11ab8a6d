import { lazy, Suspense, useEffect, useRef, type RefObject } from 'react';
import { DemoBar } from '../demo/DemoBar.js';
import { team } from '../identity/team-store.js';
import { useValue } from '../live/value.js';
import { usePolicy } from '../service-queue/service-store.js';
import { AskDialog } from './AskDialog.js';
import { CardMenu } from './CardMenu.js';
import { ColumnMenu } from './ColumnMenu.js';
import { HelpSheet } from './HelpSheet.js';
import type { PageCommands } from './key-commands.js';
import { closeOverlay, openOverlay, overlay, type Overlay } from './overlays.js';
import { cursor, listAt } from './parts/cursor.js';
import { inbox } from './parts/inbox.js';
import type { Go } from './search.js';
import { SettingsMenu, TeamsMenu } from './SettingsMenu.js';
import { bothTracks, tracks } from './tracks.js';
import { useIdOf } from './use-id-of.js';

const InboxPanel = lazy(async () => ({ default: (await import('../product-backlog/panels/index.js')).InboxPanel }));

const OffBoard = lazy(() => import('./OffBoard.js'));
const BreachesDialog = lazy(() => import('./BreachesDialog.js'));
const OrderPanel = lazy(() => import('../product-backlog/order/OrderPanel.js'));
const DinosaursDialog = lazy(() => import('../product-backlog/keep/DinosaursDialog.js'));
const GoalPanel = lazy(() => import('../product-backlog/goal/GoalPanel.js'));
const IntegrationsDialog = lazy(() => import('../service-queue/integrations/IntegrationsDialog.js'));
const ShareDialog = lazy(() => import('./share/ShareDialog.js'));
const FormLinks = lazy(() => import('../service-queue/requesters/FormLinks.js'));

interface OverlaysProps {
  openKey: string | null;
  go: Go;
  page: RefObject<PageCommands | null>;
}

/** Everything that lies over the board; loaded after the board itself. */
export default function Overlays({ openKey, go, page }: OverlaysProps) {
  const open = useValue(overlay);
  const { demo } = useValue(team);
  useEffect(() => {
    if (!open) returnFocus();
  }, [open]);
  const next = useRef<(() => void) | null>(null);
  useEffect(() => {
    inbox.set(() => {
      // a panel that goes takes the focus back: the inbox comes when it is gone
      next.current = () => openOverlay({ kind: 'inbox' });
      if (openKey) go({ key: null });
      else showNext(next);
    });
    if (!openKey) showNext(next);
    return () => inbox.set(null);
  }, [go, openKey]);
  const close = () => overlay.get() === open && closeOverlay();
  return (
    <>
      <Suspense>{openKey && <OpenCard cardKey={openKey} onClose={() => go({ key: null })} />}</Suspense>
      {demo && <DemoBar />}
      <Suspense>{open && <Shown open={open} close={close} page={page} openCard={openCard} />}</Suspense>
    </>
  );

  function openCard(id: string): void {
    closeOverlay();
    const key = bothTracks.map((track) => track.card(id)?.key).find(Boolean);
    if (key) go({ key });
  }
}

function showNext(next: RefObject<(() => void) | null>): void {
  next.current?.();
  next.current = null;
}

interface ShownProps {
  open: Overlay;
  close: () => void;
  page: RefObject<PageCommands | null>;
  openCard: (id: string) => void;
}

function Shown({ open, close, page, openCard }: ShownProps) {
  switch (open.kind) {
    case 'card-menu':
    case 'move-menu':
      return (
        <CardMenu
          {...open}
          only={open.kind === 'move-menu' ? 'moves' : undefined}
          onClose={close}
          page={page.current!}
        />
      );
    case 'why':
      return <open.track.Why cardId={open.card} anchor={open.anchor} onClose={close} onOpenCard={openCard} />;
    case 'refusal': {
      const { track, card, refused, retry, anchor } = open;
      return <track.Refusal {...{ refused, retry, anchor }} cardId={card} onClose={close} onOpenCard={openCard} />;
    }
    case 'column-menu':
      return <ColumnMenu {...open} onClose={close} />;
    case 'column':
      return <open.track.ColumnDialog columnId={open.columnId} onClose={close} />;
    case 'create':
      return <open.track.CreateDialog open onClose={close} />;
    case 'ask':
      return <AskDialog {...open.asked} onAnswer={open.answer} />;
    case 'help':
      return <HelpSheet onClose={close} page={page.current!} />;
    case 'order':
      return <OrderPanel onClose={close} />;
    case 'dinosaurs':
      return <DinosaursDialog onClose={close} />;
    case 'goal':
      return <GoalPanel onClose={close} />;
    case 'inbox':
      return <InboxPanel onClose={close} onOpenItem={openCard} />;
    case 'share':
      return <ShareDialog onClose={close} />;
    case 'forms':
      return <FormLinks onClose={close} />;
    case 'integrations':
      return <IntegrationsDialog onClose={close} />;
    case 'breaches':
      return <BreachesDialog onClose={close} />;
    case 'settings':
      return <SettingsMenu anchor={open.anchor} onClose={close} />;
    case 'teams':
      return <TeamsMenu anchor={open.anchor} onClose={close} show={page.current!.show} />;
  }
}

/** The panel of the card whose key is in the address. */
function OpenCard({ cardKey, onClose }: { cardKey: string; onClose: () => void }) {
  const found = useIdOf(cardKey);
  const Panel = found && tracks[found.track].Panel;
  const loaded = usePolicy() !== null; // what is read last of a board
  useEffect(() => returnFocus, []);
  if (Panel) return <Panel key={found.id} cardId={found.id} onClose={onClose} />;
  return loaded && <OffBoard cardKey={cardKey} onClose={onClose} />;
}

/** Focus goes back to the card it came from, wherever that is now. */
function returnFocus(): void {
  requestAnimationFrame(() => {
    const now = cursor.get();
    if (!now?.held || document.activeElement !== document.body) return;
    const column = tracks[now.track].card(now.card)?.column ?? now.columnId;
    listAt(now.track, column)?.reveal(now.card);
  });
}
