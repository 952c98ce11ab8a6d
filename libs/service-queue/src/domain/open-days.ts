import type { ClosedDay, OpenDays, OpenStretch, Ticket } from '../contract/index.js';
import type { OpenHours } from './open-hours.js';

const MINUTE = 60_000;

/** So many lines explain a due time; what comes after them is summed up. */
const TOLD = 60;

const NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The open time from the report until a moment without the pauses: "2 h Mon + 6 h Tue, Wed holiday" (S8). */
export function openDays(
  { reportedAt, pauses }: Pick<Ticket, 'reportedAt' | 'pauses'>,
  hours: OpenHours,
  until: string,
): OpenDays {
  const lines = runningSpans(reportedAt, pauses, until)
    .flatMap(([from, to]) => hours.days(from, to))
    .map((span): OpenStretch | ClosedDay => {
      const { day } = span;
      const name = NAMES[new Date(day).getUTCDay()]!;
      if ('closed' in span) return { day, name, closed: span.closed };
      const { from, to } = span;
      return { day, name, from: iso(from), to: iso(to), minutes: (to - from) / MINUTE };
    });
  const rest = lines.slice(TOLD).filter((line) => 'minutes' in line);
  const more = { days: new Set(rest.map(({ day }) => day)).size, minutes: sumOf(rest) };
  return { days: lines.slice(0, TOLD), more: rest.length > 0 ? more : null };
}

/** What the pauses leave of the time from the report until a moment. */
function runningSpans(reportedAt: string, pauses: Ticket['pauses'], until: string): [number, number][] {
  const end = Date.parse(until);
  const spans: [number, number][] = [];
  let from = Date.parse(reportedAt);
  for (const pause of pauses) {
    spans.push([from, Math.min(end, Date.parse(pause.from))]);
    from = pause.to === null ? end : Date.parse(pause.to);
  }
  return [...spans, [from, end] as [number, number]].filter(([begins, ends]) => begins < ends);
}

const sumOf = (stretches: readonly OpenStretch[]): number => stretches.reduce((sum, { minutes }) => sum + minutes, 0);

const iso = (ms: number): string => new Date(ms).toISOString();
