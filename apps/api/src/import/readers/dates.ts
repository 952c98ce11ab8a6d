type Order = 'day-first' | 'month-first' | null;

const NUMBERS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[ ,T]+(\d{1,2}):(\d\d)(?::(\d\d))?\s*(am|pm)?)?$/i;
const NAMED = /^(\d{1,2})[/ -]([a-z]{3})[a-z]*[/ -](\d{4}|\d{2})(?:[ ,]+(\d{1,2}):(\d\d)(?::(\d\d))?\s*(am|pm)?)?$/i;
const ISO = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?/;
const ZONE = /(Z|[+-]\d\d:?\d\d)$/;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** How a file writes its dates: by dots or a number above 12 it says itself which comes first. */
export function orderOf(values: readonly string[]): Order {
  const read = values.flatMap((value) => NUMBERS.exec(value.trim()) ?? []);
  const found = values.flatMap((value) => {
    const match = NUMBERS.exec(value.trim());
    return match ? [match] : [];
  });
  if (read.length === 0) return 'day-first';
  if (found.some(([, first, by]) => by === '.' || Number(first) > 12)) return 'day-first';
  return found.some(([, , , second]) => Number(second) > 12) ? 'month-first' : null;
}

/** A moment as ISO 8601, read as UTC where no zone stands by it; null where it cannot be told which it is. */
export function momentOf(value: string, order: Order): string | null {
  const said = value.trim();
  if (ISO.test(said))
    return iso(Date.parse(ZONE.test(said) ? said : `${said.replace(' ', 'T')}${said.length > 10 ? 'Z' : ''}`));
  const named = NAMED.exec(said);
  if (named) {
    const [, day, month, year, ...time] = named;
    return made(year!, MONTHS.indexOf(month!.toLowerCase()) + 1, Number(day), time);
  }
  const numbers = NUMBERS.exec(said);
  if (!numbers || order === null) return null;
  const [, first, , second, year, ...time] = numbers;
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  return made(year!, Number(month), Number(day), time);
}

function made(year: string, month: number, day: number, [hours, minutes, seconds, half]: (string | undefined)[]) {
  const full = Number(year) + (year.length === 2 ? 2000 : 0);
  const noon = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours ?? 0);
  const at = new Date(Date.UTC(full, month - 1, day, noon, Number(minutes ?? 0), Number(seconds ?? 0)));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString() : null;
}

const iso = (at: number): string | null => (Number.isNaN(at) ? null : new Date(at).toISOString());
