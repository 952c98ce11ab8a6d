import { Inbox, Plus } from 'lucide-react';
import { useCan } from '../identity/session.js';
import { useWaiting } from '../product-backlog/product-store.js';
import { ProductSummary } from '../product-backlog/ProductSummary.js';
import { pullNext } from '../service-queue/commands.js';
import { ExpediteSlot } from '../service-queue/ExpediteSlot.js';
import { ServiceSummary } from '../service-queue/ServiceSummary.js';
import { words as serviceWords } from '../service-queue/words.js';
import { Button } from '../ui/Button.js';
import styles from './board.module.css';
import { attempt } from './moves.js';
import { openOverlay } from './overlays.js';
import { revealOnceThere } from './parts/reveal.js';
import type { TrackDefinition } from './parts/track.js';
import { tip } from './shortcuts.js';
import { tracks } from './tracks.js';
import { words } from './words.js';

/** What a track says in its header, and the button of the column Queue. */
export const partsOf = (track: TrackDefinition) =>
  track.name === 'product'
    ? { summary: <ProductSummary onGoal={() => openOverlay({ kind: 'goal' })} />, actions: <ProductActions /> }
    : {
        summary: <ServiceSummary />,
        actions: <ServiceActions />,
        extraOf: (columnId: string) =>
          columnId === 'queue' ? <PullButton /> : columnId === 'working' && <ExpediteSlot />,
      };

function ProductActions() {
  const waiting = useWaiting();
  const { order } = useCan();
  return (
    <>
      <Button
        size="small"
        look="quiet"
        icon={<Inbox size={14} aria-hidden />}
        className={styles.inbox}
        aria-label={words.inboxCount(waiting)}
        title={tip(words.inboxCount(waiting), 'inbox')}
        onClick={() => openOverlay({ kind: 'inbox' })}
      >
        {words.inbox}
        {waiting > 0 && <span className={styles.badge}>{waiting}</span>}
      </Button>
      <Button
        size="small"
        icon={<Plus size={13} aria-hidden />}
        title={tip(words.keys.create, 'create')}
        onClick={() => openOverlay({ kind: 'create', track: tracks.product })}
      >
        {order ? words.newItem : words.newRequest}
      </Button>
    </>
  );
}

const ServiceActions = () => (
  <Button
    size="small"
    icon={<Plus size={13} aria-hidden />}
    title={tip(words.keys.createTicket, 'create')}
    onClick={() => openOverlay({ kind: 'create', track: tracks.service })}
  >
    {words.newTicket}
  </Button>
);

const PullButton = () =>
  useCan().work && (
    <Button
      size="small"
      look="quiet"
      className={styles.pull}
      title={tip(serviceWords.pullHelp, 'pull')}
      onClick={pullFromQueue}
    >
      {serviceWords.pullNext}
    </Button>
  );

/** The next ticket, mine; focus goes along. */
export async function pullFromQueue(): Promise<void> {
  const track = tracks.service;
  const first = track.ids('queue')[0] ?? '';
  await attempt(track, first, 'working', async (reason) => {
    const pulled = await pullNext(null, reason);
    if (pulled) revealOnceThere(track, 'working', pulled.id);
  });
}
