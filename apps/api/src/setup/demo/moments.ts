/** A moment before the start of the demo: `38 10:20`, so many days before at that time of day, or `3h`, `50m` ago. */
export type When = string;

const MINUTE = 60_000;

/** In milliseconds since 1970, never later than `start`. The time of day is the one of this machine, as on its screens. */
export function momentOf(when: When, start: number): number {
  const ago = /^(?:(\d+)h)?(?:(\d+)m)?$/.exec(when);
  if (ago && when) return start - (Number(ago[1] ?? 0) * 60 + Number(ago[2] ?? 0)) * MINUTE;
  const dated = /^(\d+) (\d\d):(\d\d)$/.exec(when);
  if (!dated) throw new Error(`"${when}" is no moment of the demo.`);
  const [days, hours, minutes] = dated.slice(1).map(Number) as [number, number, number];
  const at = new Date(start);
  at.setDate(at.getDate() - days);
  return Math.min(at.setHours(hours, minutes, 0, 0), start);
}

/** The day of such a moment. */
export const dayOf = (when: When, start: number): string => localDay(new Date(momentOf(when, start)));

/** The day that is so many days after the start; negative before it. */
export function dayFrom(days: number, start: number): string {
  const at = new Date(start);
  at.setDate(at.getDate() + days);
  return localDay(at);
}

function localDay(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
