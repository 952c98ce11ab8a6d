import { useSyncExternalStore } from 'react';
import { useValue } from '../live/value.js';
import { storm } from '../service-queue/service-store.js';
import styles from './board.module.css';
import { cursor } from './parts/cursor.js';
import { productShrinks, split } from './parts/settings.js';
import { Splitter } from './parts/Splitter.js';
import type { TrackDefinition } from './parts/track.js';
import { TrackView } from './parts/TrackView.js';
import type { BoardSearch } from './search.js';
import { partsOf } from './track-parts.js';
import { bothTracks, tracks } from './tracks.js';

/** Above each other, side by side on a wide screen, or one alone. */
export function Tracks({ only, wide }: { only: BoardSearch['t']; wide: boolean }) {
  const shrinks = useValue(productShrinks);
  const shares = useValue(split);
  const stormy = useSyncExternalStore(storm.subscribe, takesOver) && shrinks;
  if (only) return <TrackView track={tracks[only]} {...partsOf(tracks[only])} style={{ flex: 1 }} />;
  if (stormy) return <Stormy />;
  const layout = wide ? 'side' : 'stacked';
  const share = shares[layout];
  const [product, service] = bothTracks as [TrackDefinition, TrackDefinition];
  return (
    <div className={styles.both} data-layout={layout}>
      <TrackView track={product} {...partsOf(product)} style={{ flex: `${share} 1 0` }} />
      <Splitter
        direction={wide ? 'row' : 'column'}
        share={share}
        onChange={(next) => split.set({ ...split.get(), [layout]: next })}
      />
      <TrackView track={service} {...partsOf(service)} style={{ flex: `${1 - share} 1 0` }} />
    </div>
  );
}

/** Nothing goes away under somebody's hand: whoever is in the product track keeps it until they leave. */
function takesOver(): boolean {
  const now = cursor.get();
  return storm.get() !== null && !(now?.held && now.track === 'product');
}

/** The service track gets the height: of the other one only its header stays. */
function Stormy() {
  const [product, service] = bothTracks as [TrackDefinition, TrackDefinition];
  return (
    <div className={styles.both} data-layout="stacked">
      <TrackView track={product} {...partsOf(product)} only="" />
      <TrackView track={service} {...partsOf(service)} style={{ flex: 1 }} />
    </div>
  );
}
