import type { Limit } from './LimitFields.js';
import { words } from './words.js';

/** One event in words. `before` and `after` are given where something was replaced; long texts are cut. */
export interface Told {
  what: string;
  before?: string;
  after?: string;
  reason?: string;
}

export const because = (reason: string | null | undefined): Pick<Told, 'reason'> => (reason ? { reason } : {});

export const limitInWords = (limit: Limit | null): string =>
  limit ? `${limit.count}, ${words.limit.modes[limit.mode]}` : words.limit.modes.off;

const SHOWN = 120;

/** The beginning of a long text, on one line. */
export const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (!line) return words.empty;
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line;
};
