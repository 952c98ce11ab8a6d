import { useEffect } from 'react';
import { productShrinks } from '../../board/parts/settings.js';
import { useValue } from '../../live/value.js';
import { storm } from '../service-store.js';
import { readArrivals } from './arrivals.js';
import { MorningStrip } from './MorningStrip.js';
import { StormBanner } from './StormBanner.js';

interface WeatherProps {
  inTriage: boolean;
  onTriage: () => void;
}

/** What stands over board and triage: the storm that goes on, or what arrived while one was away. */
export default function Weather({ inTriage, onTriage }: WeatherProps) {
  const now = useValue(storm);
  const stormy = now !== null;
  useEffect(() => void readArrivals().catch(() => undefined), []);
  useEffect(() => {
    if (!stormy) productShrinks.set(true);
  }, [stormy]);
  if (now) return <StormBanner storm={now} inTriage={inTriage} onTriage={onTriage} />;
  return <MorningStrip inTriage={inTriage} />;
}
