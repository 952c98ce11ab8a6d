/** How an alert went on and off lately; part of its last episode. */
export interface Course {
  /** When it came on, within the last half hour. */
  readonly starts: readonly string[];
  /** How often it was told since it flaps: counted on the ticket once it settles. */
  readonly told: number;
}

/** One stretch in which an alert of one integration is on. At most one of them is open (S10). */
export interface Episode {
  readonly id: string;
  readonly fingerprint: string;
  readonly ticketId: string;
  /** By the sender's clock, ISO 8601 in UTC with milliseconds. */
  readonly startedAt: string;
  /** Null while it is open. */
  readonly endedAt: string | null;
  /** When the episode before it ended: what a lagging twin says of that one is old. */
  readonly previousEnd: string | null;
  /** How often it came on lately; nothing for an alert that is on for the first time. */
  readonly course?: Course | null;
}

/** What a sender says of an alert. Where it names no time, the receipt is the time. */
export interface Told {
  readonly state: 'firing' | 'acknowledged' | 'resolved';
  readonly startsAt: string;
  readonly endsAt: string;
  /** It names no time: what came later is later, even within one millisecond. */
  readonly inOrder?: boolean;
}

export type EpisodeStep = 'begins' | 'repeats' | 'acknowledges' | 'ends' | 'stale';

/** What telling this means after the last episode of its alert (S10). A delivery may come twice, late, or from a twin that lags behind. */
export function episodeStep(last: Episode | null, told: Told): EpisodeStep {
  if (!last) return told.state === 'firing' ? 'begins' : 'stale';
  if (last.endedAt === null) {
    if (told.state === 'firing') return 'repeats';
    if (told.state === 'acknowledged') return 'acknowledges';
    if (told.inOrder) return 'ends';
    const ofTheOneBefore = told.endsAt < last.startedAt || !isAfter(told.endsAt, last.previousEnd);
    return ofTheOneBefore ? 'stale' : 'ends';
  }
  return told.state === 'firing' && (told.inOrder || told.startsAt > last.endedAt) ? 'begins' : 'stale';
}

const isAfter = (instant: string, other: string | null): boolean => other === null || instant > other;

/** The start may move back while an alert is on: the earliest counts. */
export const repeatedEpisode = (episode: Episode, told: Told): Episode =>
  told.startsAt < episode.startedAt && isAfter(told.startsAt, episode.previousEnd)
    ? { ...episode, startedAt: told.startsAt }
    : episode;

export const endedEpisode = (episode: Episode, told: Told): Episode => ({ ...episode, endedAt: told.endsAt });
