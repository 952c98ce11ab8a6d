import type { ClosedDay, OpenDays, OpenStretch } from '@twotrack/service-queue/contract';
import { words } from './words.js';

type Line = OpenStretch | ClosedDay;

/** More than these do not fit into a sentence. */
const SHOWN = 7;

/** "2 h Mon + 6 h Tue, Wed holiday": how a due time came about in open hours (S8). */
export function openDaysInWords({ days, more }: OpenDays): string {
  const lines = perDay(days);
  const shown = lines.slice(0, SHOWN);
  const rest = lines.slice(SHOWN).filter((line) => 'minutes' in line);
  const left = {
    days: rest.length + (more?.days ?? 0),
    minutes: rest.reduce((sum, { minutes }) => sum + minutes, 0) + (more?.minutes ?? 0),
  };
  const nameOf = ({ day, name }: Line) => (lines.length > SHOWN ? `${name} ${Number(day.slice(8))}` : name);
  const said = shown.reduce((text, line) => {
    if ('closed' in line) return [text, words.sla.closed(nameOf(line), line.closed)].filter(Boolean).join(', ');
    return [text, words.sla.open(words.openMinutes(line.minutes), nameOf(line))].filter(Boolean).join(' + ');
  }, '');
  return left.days > 0 ? `${said} + ${words.sla.openMore(words.openMinutes(left.minutes), left.days)}` : said;
}

/** The stretches of one day together. */
function perDay(lines: readonly Line[]): Line[] {
  const days: Line[] = [];
  for (const line of lines) {
    const last = days.at(-1);
    if (last && 'minutes' in last && 'minutes' in line && last.day === line.day) {
      days[days.length - 1] = { ...last, to: line.to, minutes: last.minutes + line.minutes };
    } else days.push(line);
  }
  return days;
}

/** Open time used until a moment, in seconds. */
export const usedBy = ({ days }: OpenDays, until: number): number =>
  days.reduce((sum, line) => {
    if ('closed' in line) return sum;
    return sum + Math.max(0, Math.min(until, Date.parse(line.to)) - Date.parse(line.from)) / 1_000;
  }, 0);

/** Whether it is open at this moment; past what is told, nobody knows. */
export const isOpenAt = ({ days }: OpenDays, at: number): boolean =>
  days.some((line) => 'from' in line && Date.parse(line.from) <= at && at < Date.parse(line.to));
