import type { Recorded } from '@twotrack/shared';
import type { ColumnId, ItemType, ProductEvent } from '@twotrack/product-backlog/contract';
import { isWithdrawn } from '@twotrack/product-backlog/domain';
import { because, limitInWords, shortened, type Told } from '../../ui/panel/told.js';
import { duration } from '../../ui/panel/words.js';
import { tellOfAsking } from '../asking/history-words.js';
import { tellOfConversation } from '../conversation/words.js';
import { dayOf } from '../evidence/verdict-words.js';
import { tellOfEvidence, tellOfLink } from '../evidence/history-words.js';
import { tellOfGoal, tellOfSettings } from '../goal/history-words.js';
import { tellOfTalk } from '../item/history-words.js';
import { behalf, tellOfOrdering } from '../order/history-words.js';
import { tellOfRefining } from '../refine/history-words.js';
import { tellOfAnswer, tellOfKeeping } from './keep-words.js';
import { words } from './words.js';

/** Names for the ids an event holds. */
export interface Names {
  column(id: ColumnId): string;
  person(id: string): string;
  item(id: string): string;
}

/** What an event says of its item, after the name of who did it: "moved it from Ready to Review". */
export const tell = (event: Recorded<ProductEvent>, names: Names): Told => {
  switch (event.type) {
    case 'item-added':
      return isBrought(event.item, event.at)
        ? { what: `brought it here; ${event.item.createdBy.name} created it ${dayOf(event.item.createdAt)}` }
        : { what: `created it as ${typeName(event.item.type)}` };
    case 'item-renamed':
      return { what: 'changed the title', before: event.was, after: event.item.title };
    case 'item-described':
      return { what: 'changed the problem', before: shortened(event.was), after: shortened(event.problem) };
    case 'item-classified':
      return { what: 'changed the type', before: typeName(event.was), after: typeName(event.item.type) };
    case 'item-moved':
      return {
        what: `moved it from ${names.column(event.from)} to ${names.column(event.item.column)}`,
        ...because(event.reason),
      };
    case 'item-ranked':
      return {
        what: ranked(event.now, names) + (event.undoes ? ', taking a ranking back' : '') + behalf(event.onBehalfOf),
        ...because(event.reason),
      };
    case 'item-assigned':
      return {
        what: 'changed who works on it',
        before: people(event.was, names),
        after: people(event.item.assignees, names),
      };
    case 'item-blocked':
      return { what: 'blocked it', ...because(event.item.blocked?.reason ?? null) };
    case 'item-unblocked':
      return { what: `unblocked it after ${duration(event.seconds)}`, ...because(event.reason) };
    case 'item-removed':
      return { what: 'removed it', ...because(event.reason) };
    case 'item-restored':
      return { what: 'brought it back' };
    case 'goal-served':
      return { what: `said that it serves the goal “${event.serves.title}”` };
    case 'goal-unserved':
      return { what: 'said that it serves no goal any more' };
    case 'evidence-added':
    case 'evidence-withdrawn':
    case 'review-date-set':
    case 'review-due':
    case 'verdict-given':
    case 'verdict-withdrawn':
      return tellOfEvidence(event);
    case 'item-kept':
    case 'item-unkept':
    case 'item-set-aside':
    case 'item-taken-up':
      return tellOfKeeping(event);
    case 'item-scored':
    case 'item-split':
    case 'item-unsplit':
    case 'round-opened':
    case 'round-answered':
    case 'round-closed':
      return tellOfRefining(event);
    case 'hypothesis-stated':
    case 'examples-set':
    case 'link-attached':
    case 'link-detached':
    case 'dependency-added':
    case 'dependency-removed':
    case 'question-asked':
    case 'question-answered':
    case 'question-reopened':
    case 'question-withdrawn':
    case 'comment-made':
    case 'comment-withdrawn':
    case 'item-voted':
    case 'vote-withdrawn':
      return tellOfTalk(event);
    default:
      return tellOfRequests(event, names);
  }
};

/** Created elsewhere, before: who brought it here did not. */
const isBrought = ({ createdAt }: { createdAt: string }, at: string): boolean => createdAt < at;

type AboutRequests = Exclude<ProductEvent, { item: unknown }>;

const tellOfRequests = (event: AboutRequests, names: Names): Told => {
  switch (event.type) {
    case 'request-submitted':
      return { what: `asked for it: “${event.request.title}”` };
    case 'request-accepted':
      return { what: `accepted the request of ${event.request.requester.name}` };
    case 'request-declined':
      if (isWithdrawn(event.request)) return { what: 'withdrew the request' };
      return { what: 'declined the request', ...because(event.request.decision?.reason ?? null) };
    case 'request-handed-over':
      return { what: 'handed it over to the service queues', ...because(event.request.decision?.reason ?? null) };
    case 'request-merged':
      return { what: `merged the request “${event.request.title}” of ${event.request.requester.name} into it` };
    case 'request-commented':
    case 'request-comment-withdrawn':
    case 'requester-heard':
      return tellOfConversation(event);
    case 'request-joined':
      return { what: `merged the request “${event.request.title}” with another one` };
    case 'follow-link-renewed':
    case 'follow-link-revoked':
      return tellOfAsking(event);
    case 'request-returned':
      return { what: `put the request “${event.request.title}” back into the inbox` };
    case 'request-answered':
      return tellOfAnswer(event);
    case 'rank-proposed':
      return { what: `proposed to place it ${placed(event.proposal.place, names)}`, ...because(event.proposal.reason) };
    case 'proposal-accepted':
      return { what: `accepted the proposal of ${event.proposal.by.name}` };
    case 'proposal-declined':
      return {
        what: `declined the proposal of ${event.proposal.by.name}`,
        ...because(event.proposal.answer?.reason ?? null),
      };
    case 'proposal-withdrawn':
      return { what: 'withdrew the proposal' };
    case 'proposal-returned':
      return { what: `opened the proposal of ${event.proposal.by.name} again` };
    default:
      return tellOfColumns(event, names);
  }
};

type AboutColumns = Exclude<AboutRequests, { request: unknown } | { proposal: unknown }>;

const tellOfColumns = (event: AboutColumns, names: Names): Told => {
  switch (event.type) {
    case 'column-limit-set':
      return {
        what: `changed the limit of ${event.column.name}`,
        before: limitInWords(event.was),
        after: limitInWords(event.column.limit),
      };
    case 'column-policy-set':
      return {
        what: `changed the policy of ${event.column.name}`,
        before: shortened(event.was),
        after: shortened(event.column.policy),
      };
    case 'limit-breached':
      return { what: `took ${event.column.name} over its limit, to ${event.count}` };
    case 'limit-restored':
      return { what: `brought ${event.column.name} back within its limit` };
    case 'ceiling-breached':
      return { what: `took the order over its ceiling, to ${event.count}`, ...because(event.breach.reason) };
    case 'ceiling-restored':
      return { what: 'brought the order back within its ceiling' };
    case 'goal-opened':
    case 'goal-edited':
    case 'goal-progressed':
    case 'goal-closed':
    case 'goal-reopened':
    case 'goal-withdrawn':
      return tellOfGoal(event);
    case 'order-delegated':
    case 'delegation-withdrawn':
    case 'delegation-ended':
      return tellOfOrdering(event, names.person);
    case 'stakeholder-link-made':
    case 'stakeholder-link-revoked':
      return tellOfLink(event);
    case 'request-form-made':
    case 'request-form-revoked':
      return tellOfAsking(event);
    case 'settings-set':
      return tellOfSettings(event);
    case 'order-applied':
      return tellOfRefining(event);
    case 'items-rebalanced':
      return { what: 'rewrote the ranks, order unchanged' };
  }
};

/** "above PRD-7" or "below PRD-7". */
export const placed = (place: { before: string } | { after: string }, names: Names): string =>
  'before' in place ? `above ${names.item(place.before)}` : `below ${names.item(place.after)}`;

/** "placed it above PRD-7 and below PRD-3". */
export const ranked = (now: { before: string | null; after: string | null }, names: Names): string => {
  if (now.before && now.after) return `placed it above ${names.item(now.before)} and below ${names.item(now.after)}`;
  if (now.before) return `placed it at the top, above ${names.item(now.before)}`;
  return now.after ? `placed it at the end, below ${names.item(now.after)}` : 'placed it in the order';
};

const typeName = (type: ItemType): string => words.types[type].toLowerCase();

const people = (ids: readonly string[], names: Names): string => ids.map(names.person).join(', ') || words.nobody;
