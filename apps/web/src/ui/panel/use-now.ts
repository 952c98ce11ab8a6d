import { useTold } from '../../live/server-time.js';

const asIs = (now: number): number => now;

/** The server's time in milliseconds, once a second, from the one clock of the board. */
export const useNow = (): number => useTold(asIs);
