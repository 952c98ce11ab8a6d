import { Refusal, notFound, whoIs, type Actor } from '@twotrack/shared';
import type { AnswerQuestions, Facts, OpenQuestion, SeverityPolicy, Ticket, WriteToTeam } from '../contract/index.js';
import { aged } from './ageing.js';
import { closed, closesAt } from './closing.js';
import { commented, type Commented } from './comments.js';
import { marked } from './marks.js';
import { settled } from './policy-dispute.js';
import { factsFrom, questionsFor } from './questions.js';
import { onlyMembers, readsAll } from './rights.js';
import { factsKnownTo } from './severity.js';
import { reopened } from './sla.js';
import { changed, current, judged, stopsInTriage } from './ticket.js';

/** Whoever asked says that it is solved: closed at once, and that they said so stays (S18). */
export function confirmed(ticket: Ticket, actor: Actor, now: string): Ticket {
  onlyReporter(ticket, actor);
  onlySolved(ticket);
  return changed(ticket, closed(marked(ticket, 'followed', { confirmedAt: now }), now));
}

/** Not solved after all: back where tickets come in (S9, W1), its clocks running on. In time only. */
export function rejected(ticket: Ticket, policy: SeverityPolicy, actor: Actor, now: string): Ticket {
  onlyReporter(ticket, actor);
  onlySolved(ticket);
  if (closesAt(ticket)! <= now) throw over(ticket);
  const open = current(reopened(ticket, policy, now), policy, now);
  const column = stopsInTriage(policy, factsKnownTo(policy, open.facts)) ? ('triage' as const) : ('queue' as const);
  const back = { ...open, column, assignee: null, acknowledged: null, expedited: false, enteredColumnAt: now };
  return changed(ticket, aged(back, policy, now));
}

/** A word to the team, as long as it is open or can be opened again. */
export function written(ticket: Ticket, { text }: WriteToTeam, id: string, actor: Actor, now: string): Commented {
  onlyReporter(ticket, actor);
  notClosed(ticket);
  return commented(ticket, { text, public: true }, id, actor, now);
}

/** Answers to what is assumed, doubted, or was answered by them before, become facts; the severity follows (S3, S4). */
export function answered(
  ticket: Ticket,
  { answers }: AnswerQuestions,
  policy: SeverityPolicy,
  actor: Actor,
  now: string,
): Ticket {
  onlyReporter(ticket, actor);
  notClosed(ticket);
  if (ticket.resolvedAt) throw new Refusal('conflict', 'already-solved', {}, 'It is solved. Open it again first.');
  const stated = factsFrom(policy, answers);
  const touched = Object.keys(stated);
  const known = touched.find((fact) => !mayAnswer(ticket, fact, actor.id));
  if (known) {
    const path = `answers.${known}`;
    throw new Refusal(
      'conflict',
      'already-known',
      { path },
      'The team knows this already. Write to them if it is wrong.',
    );
  }
  const news = Object.fromEntries(
    touched.map((id) => [
      id,
      { value: stated[id]!.value, about: false, source: 'requester' as const, by: whoIs(actor), at: now },
    ]),
  );
  const facts: Facts = { ...ticket.facts, ...news };
  return changed(ticket, judged(settled({ ...ticket, facts }, touched), policy, now, touched));
}

/** What whoever asked may answer now. */
export const openQuestions = (ticket: Ticket, policy: SeverityPolicy, askerId: string): OpenQuestion[] =>
  ticket.resolvedAt
    ? []
    : questionsFor(policy)
        .filter(({ fact }) => mayAnswer(ticket, fact, askerId))
        .map((question) => {
          const said = factOf(ticket, question.fact);
          const answer = question.answers.find(({ level }) => said && levelSaid(said.value) === level);
          const own = said?.by.id === askerId ? answer : undefined;
          return { ...question, doubted: isDoubted(ticket, question.fact), chosen: own?.level ?? null };
        });

/** The private link is the team's to give anew or to take away. */
export function followLinked(ticket: Ticket, actor: Actor, stands: boolean): Ticket {
  onlyMembers(actor);
  return changed(ticket, marked(ticket, 'followed', stands ? (ticket.marks.followed ?? { confirmedAt: null }) : null));
}

/** To whoever only asks, others' tickets look like none (A3). */
function onlyReporter(ticket: Ticket, actor: Actor): void {
  if (ticket.reportedBy.id === actor.id) return;
  if (!readsAll(actor)) throw notFound('ticket', ticket.id);
  throw new Refusal('forbidden', 'requester-only', {}, `Only ${ticket.reportedBy.name}, who asked, says this.`);
}

function onlySolved(ticket: Ticket): void {
  notClosed(ticket);
  if (!ticket.resolvedAt) throw new Refusal('conflict', 'not-solved', {}, 'The team has not said that it is solved.');
}

function notClosed(ticket: Ticket): void {
  if (ticket.closedAt) throw over(ticket);
}

const over = ({ closedAt }: Ticket): Refusal =>
  new Refusal('conflict', 'ticket-closed', { closedAt }, 'This is closed. Ask anew if it is back.');

const mayAnswer = (ticket: Ticket, fact: string, askerId: string): boolean => {
  const known = factOf(ticket, fact);
  return !known || isDoubted(ticket, fact) || (known.source === 'requester' && known.by.id === askerId);
};

const factOf = ({ facts }: Ticket, fact: string) => (Object.hasOwn(facts, fact) ? facts[fact] : undefined);
const isDoubted = ({ marks }: Ticket, fact: string): boolean => Object.hasOwn(marks.disputed ?? {}, fact);
const levelSaid = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
