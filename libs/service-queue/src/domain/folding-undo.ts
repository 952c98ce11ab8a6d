import { Refusal } from '@twotrack/shared';
import type { SeverityPolicy, Ticket } from '../contract/index.js';
import { beforeOf, givenBack, leftOf, restored, type Act } from './bulk-undo.js';
import type { Group } from './folding-groups.js';
import { emptyTally } from './folding-tally.js';
import { lying, mustBeGroup, mustLieUnder, mustStandAlone } from './folding.js';
import { changed } from './ticket.js';

/** What a command on a group did to one ticket of it; `under` says how it lay there, where it came out. */
export interface ChildAct extends Act {
  readonly id: string;
  readonly under: Ticket['marks']['under'] | null;
}

/** What undoing a command on a group needs to know. */
export interface GroupAct {
  readonly parent: Act & { readonly id: string };
  readonly children: readonly ChildAct[];
}

/** One ticket, before and after. */
export interface Step {
  readonly was: Ticket;
  readonly now: Ticket;
}

export const groupActOf = (parent: Step, children: readonly Step[]): GroupAct => ({
  parent: { id: parent.was.id, ...actOf(parent) },
  children: children.map((child) => ({
    id: child.was.id,
    ...actOf(child),
    under: child.now.parentId === child.was.parentId ? null : child.was.marks.under!,
  })),
});

function actOf({ was, now }: Step): Act {
  const before = beforeOf(was, now);
  return { was: before, left: leftOf(before, now) };
}

/** The group as what is given back finds it. Refuses where it has dissolved by something else since. */
export function groupAsItWas(
  { parent, tally }: Group,
  act: GroupAct,
  policy: SeverityPolicy,
  now: string,
): { group: Group; asItWas: Ticket } {
  const empty = parent.marks.folded?.count === 0;
  if (empty && parent.closedAt !== act.parent.left.closedAt) mustBeGroup(parent);
  const asItWas = givenBack(parent, act.parent, policy, now);
  return { group: { parent, tally: empty ? emptyTally : tally }, asItWas };
}

/** A ticket that came out lies there again, with all that happened to it since; one that was resolved is open again. */
export function backInGroup(
  ticket: Ticket,
  act: ChildAct,
  parent: Ticket,
  policy: SeverityPolicy,
  now: string,
): ReturnType<typeof restored> | { ticket: Ticket; was: null } {
  if (!act.under) {
    mustLieUnder(ticket, parent, 'folded');
    return restored(ticket, act, policy, now);
  }
  mustStandAlone(ticket);
  const back = lying(givenBack(ticket, act, policy, now), parent.id, act.under);
  return { ticket: changed(ticket, back), was: null };
}

export const nothingToGiveBack = (parent: Ticket): Refusal =>
  new Refusal(
    'conflict',
    'changed-meanwhile',
    { ticket: parent },
    `Everything of ${parent.key} was changed meanwhile.`,
  );
