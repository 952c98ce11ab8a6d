import { Refusal } from '@twotrack/shared';
import type { Column, ColumnId, Queue, RoutingRule, SetRouting, WipLimit } from '../contract/index.js';

const NAMES: Record<ColumnId, string> = {
  triage: 'Triage',
  queue: 'Queue',
  working: 'Working',
  waiting: 'Waiting',
  resolved: 'Resolved',
};

export const COLUMNS = Object.keys(NAMES) as ColumnId[];

/** The expedite lane as a team starts with it (W5). */
const FIRST_LANE: WipLimit = { count: 1, mode: 'block-unless-reason' };

/** The workflow a team starts with: no limits but the one of the expedite lane, no policy texts. */
export const firstColumns = (): Column[] =>
  COLUMNS.map((id) => ({
    id,
    name: NAMES[id],
    policy: '',
    limit: null,
    queueLimits: {},
    expedite: id === 'working' ? FIRST_LANE : null,
    breaches: [],
  }));

/** The queue that takes whatever no rule takes (S1). */
export const catchAllQueue = (id: string): Queue => ({ id, name: 'General', position: 0, catchAll: true });

export function createdQueue(queues: readonly Queue[], id: string, name: string): Queue {
  nameIsFree(queues, name);
  return { id, name, position: Math.max(...queues.map((queue) => queue.position)) + 1, catchAll: false };
}

export function renamedQueue(queues: readonly Queue[], queue: Queue, name: string): Queue {
  nameIsFree(
    queues.filter((other) => other.id !== queue.id),
    name,
  );
  return { ...queue, name };
}

function nameIsFree(queues: readonly Queue[], name: string): void {
  const taken = queues.find((queue) => queue.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new Refusal('conflict', 'name-taken', { queue: taken }, `There is a queue ${taken.name} already.`);
}

/** The rules as they are kept: each with its id, and none to a queue that is not there. */
export function routed(command: SetRouting, queues: readonly Queue[], newId: () => string): RoutingRule[] {
  const faults = command.rules.flatMap((rule, i) => [
    ...(queues.some((queue) => queue.id === rule.queueId)
      ? []
      : [{ path: `rules.${i}.queueId`, message: 'is not a queue of this team' }]),
    ...(rule.id && command.rules.findIndex((other) => other.id === rule.id) !== i
      ? [{ path: `rules.${i}.id`, message: 'is given twice' }]
      : []),
  ]);
  if (faults.length > 0) throw new Refusal('invalid', 'invalid', { faults }, 'A rule leads nowhere, or stands twice.');
  return command.rules.map((rule) => ({ ...rule, id: rule.id ?? newId() }));
}
