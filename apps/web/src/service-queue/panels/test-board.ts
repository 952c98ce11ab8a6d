import type { Role } from '@twotrack/shared';
import type { ColumnId, Facts, SeverityPolicy, Ticket, WipLimit } from '@twotrack/service-queue/contract';
import { severityOf, standardPolicy, timed } from '@twotrack/service-queue/domain';
import { loadTeam } from '../../identity/team-store.js';
import { loadService } from '../service-store.js';

/** A small board for the tests of the panels: real stores, real rules; only the network is not there. */
export const dana = { id: '00000000-0000-7000-8000-00000000000d', name: 'Dana Ruiz' };
export const bao = { id: '00000000-0000-7000-8000-00000000000b', name: 'Bao Tran' };

export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const policy: SeverityPolicy = { ...standardPolicy, version: 1 };
export const general = { id: idOf(501), name: 'General', position: 0, catchAll: true };
export const database = { id: idOf(502), name: 'Database', position: 1, catchAll: false };

const reported = (number: number): string => `2026-11-${String(10 + number).padStart(2, '0')}T08:00:00.000Z`;

export const stated = (value: string | number, at = reported(0)): Facts[string] => ({
  value,
  about: false,
  source: 'requester',
  by: bao,
  at,
});

export function ticket(number: number, column: ColumnId, facts: Facts = {}, change: Partial<Ticket> = {}): Ticket {
  const severity = severityOf(policy, facts);
  const fresh: Ticket = {
    id: idOf(number),
    key: `SRV-${number}`,
    kind: 'incident',
    title: `Trouble ${number}`,
    service: 'payments-api',
    queueId: general.id,
    column,
    facts,
    severity,
    policyVersion: policy.version,
    effectiveClass: severity,
    waits: [],
    agesAt: null,
    reportedAt: reported(number),
    reportedBy: bao,
    assignee: null,
    acknowledged: null,
    respondedAt: null,
    waiting: null,
    pauses: [],
    responseDue: null,
    resolutionDue: null,
    due: null,
    retargeted: null,
    told: [],
    enteredColumnAt: reported(number),
    expedited: false,
    resolvedAt: null,
    closedAt: null,
    parentId: null,
    foldKey: null,
    ruleId: null,
    problemId: null,
    marks: {},
    alert: null,
    version: 1,
  };
  return { ...timed(fresh, policy), ...change };
}

interface Given {
  roles?: Role[];
  tickets?: Ticket[];
  /** Of Working, over all queues. */
  limit?: WipLimit;
  /** Of Working, in the queue Database. */
  ofDatabase?: WipLimit;
}

export function showService({ roles = ['member'], tickets = [], limit, ofDatabase }: Given): void {
  loadTeam({
    stream: { id: `team:${idOf(1)}`, epoch: 1, seq: 0 },
    slug: 'payments',
    name: 'Payments',
    people: [
      { ...dana, roles: ['product-owner'], onCall: false },
      { ...bao, roles, onCall: true },
    ],
    me: bao,
  });
  const column = (id: ColumnId, name: string) => ({
    id,
    name,
    policy: '',
    limit: null,
    queueLimits: {},
    expedite: null,
    breaches: [],
  });
  loadService(
    {
      queues: [general, database],
      columns: [
        column('triage', 'Triage'),
        column('queue', 'Queue'),
        {
          ...column('working', 'Working'),
          limit: limit ?? null,
          queueLimits: ofDatabase ? { [database.id]: ofDatabase } : {},
        },
        column('waiting', 'Waiting'),
        column('resolved', 'Resolved'),
      ],
      tickets,
      policy,
      storm: null,
    },
    0,
  );
}
