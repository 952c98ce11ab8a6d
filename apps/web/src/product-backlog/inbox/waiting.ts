import { secondsBetween } from '../../ui/panel/ago.js';

/** What waits longer than a week for the product owner says so. */
const LONG_SECONDS = 7 * 24 * 60 * 60;

export const waitsLong = (since: string, now: number): boolean => secondsBetween(since, now) > LONG_SECONDS;
