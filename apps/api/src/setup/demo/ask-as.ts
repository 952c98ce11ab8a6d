import type { Asking } from '@twotrack/shared';
import type { DemoName } from './demo-people.js';

/** Asks as one of the demo's people. The key makes each act happen once, however often the demo is made. */
export type AskAs = (who: DemoName, act: string) => Asking;
