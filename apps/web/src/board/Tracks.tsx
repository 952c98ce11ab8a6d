import { useValue } from '../live/value.js';
import styles from './board.module.css';
import { split } from './parts/settings.js';
import { Splitter } from './parts/Splitter.js';
import type { TrackDefinition } from './parts/track.js';
import { TrackView } from './parts/TrackView.js';
import type { BoardSearch } from './search.js';
import { partsOf } from './track-parts.js';
import { bothTracks, tracks } from './tracks.js';

/** Above each other, side by side on a wide screen, or one alone. */
export function Tracks({ only, wide }: { only: BoardSearch['t']; wide: boolean }) {
  const shares = useValue(split);
  if (only) return <TrackView track={tracks[only]} {...partsOf(tracks[only])} style={{ flex: 1 }} />;
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
