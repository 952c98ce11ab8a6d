import { Refusal, whoIs, type Actor, type Who } from '@twotrack/shared';
import type { CreateSilence, Silence, SilenceMatcher, Ticket } from '../contract/index.js';
import { onlyMembers } from './rights.js';
import { changed } from './ticket.js';

/** What a silence looks at in an alert. A ticket that stands already is known without its labels. */
export interface Silenceable {
  readonly title: string;
  readonly service: string | null;
  readonly queueId: string;
  readonly labels: Readonly<Record<string, string>>;
}

export function silenced(command: CreateSilence, id: string, actor: Actor, now: string): Silence {
  onlyMembers(actor);
  const { kind, matchers, queue = null, from = now, to, reason } = command;
  if (matchers.length === 0 && queue === null)
    throw new Refusal('invalid', 'silence-of-everything', { path: 'matchers' }, 'Say which alerts, or which queue.');
  if (to <= from || to <= now)
    throw new Refusal('invalid', 'silence-is-over', { path: 'to' }, 'It ends before it begins, or has ended already.');
  const by = whoIs(actor);
  return { id, kind, matchers, queueId: queue, from, to, reason, by, createdAt: now, endedAt: null, endedBy: null };
}

/** By a person, before its time; or by the clock. */
export function silenceEnded(silence: Silence, by: Who, now: string): Silence {
  if (silence.endedAt) throw new Refusal('conflict', 'silence-is-over', { silence }, 'It has ended already.');
  return { ...silence, endedAt: now, endedBy: { id: by.id, name: by.name } };
}

const inForce = ({ from, to, endedAt }: Silence, now: string): boolean => endedAt === null && from <= now && now < to;

/** Those that hold back the notices of this alert at this moment. */
export const silencesOf = (silences: readonly Silence[], alert: Silenceable, now: string): Silence[] =>
  silences.filter(
    (silence) =>
      inForce(silence, now) &&
      (silence.queueId === null || silence.queueId === alert.queueId) &&
      silence.matchers.every((matcher) => holds(matcher, alert)),
  );

export const silenceable = ({ title, service, queueId }: Ticket, labels: Silenceable['labels'] = {}): Silenceable => ({
  title,
  service,
  queueId,
  labels,
});

/** The ticket with its notices held back until the last of these ends; the same where that is known already. */
export function muted(ticket: Ticket, silences: readonly Silence[]): Ticket {
  const until = lastEnd(silences);
  if (!ticket.alert || !until || (ticket.alert.mutedUntil ?? '') >= until) return ticket;
  return { ...ticket, alert: { ...ticket.alert, mutedUntil: until } };
}

/** One of its silences is over: held back by those that are left, or not at all. */
export function unmuted(ticket: Ticket, left: readonly Silence[], now: string): Ticket {
  const { mutedUntil: _, ...alert } = ticket.alert!;
  const until = lastEnd(left.filter((silence) => inForce(silence, now)));
  return changed(ticket, { ...ticket, alert: until ? { ...alert, mutedUntil: until } : alert });
}

/** Whether notices of it are held back: silenced, or going on and off. Its clocks run on all the same. */
export const isMuted = ({ alert }: Pick<Ticket, 'alert'>, now: string): boolean =>
  alert !== null && (alert.flappingSince !== undefined || (alert.mutedUntil ?? '') > now);

const lastEnd = (silences: readonly Silence[]): string | undefined =>
  silences
    .map(({ to }) => to)
    .sort()
    .at(-1);

function holds({ field, test, value }: SilenceMatcher, alert: Silenceable): boolean {
  const word = field.startsWith('label:')
    ? alert.labels[field.slice('label:'.length)]
    : alert[field as 'service' | 'title'];
  if (!word) return false;
  if (test === 'is') return word === value;
  return test === 'starts-with' ? word.startsWith(value) : word.toLowerCase().includes(value.toLowerCase());
}
