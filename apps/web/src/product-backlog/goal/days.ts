const DAY = 24 * 60 * 60 * 1000;

/** A day as an instant, at its beginning in UTC. */
export const isoDay = (date: string): string => `${date}T00:00:00Z`;

/** Whole days from one day to another; negative when it is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(isoDay(to)) - Date.parse(isoDay(from))) / DAY);

/** The day of a moment where the person is. */
export function localDay(now: number): string {
  const at = new Date(now);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
