const DAY = 24 * 60 * 60 * 1000;

/** The day so many days before a moment, where the person is, as `2026-11-20`. */
export function dayBefore(now: number, days: number): string {
  const then = new Date(now - days * DAY);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}

/** When a day begins where the person is (ISO 8601); null where it is no day. */
export function startOf(day: string): string | null {
  const start = new Date(`${day}T00:00:00`);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}

/** When it ends. */
export function endOf(day: string): string | null {
  const start = startOf(day);
  if (!start) return null;
  const end = new Date(start);
  end.setDate(end.getDate() + 1);
  return end.toISOString();
}
