import fc from 'fast-check';
import type { Actor } from '@twotrack/shared';
import { OpenTicket, type Column, type ColumnId, type SeverityPolicy, type Ticket } from '../contract/index.js';
import { COLUMNS, LANE, firstColumns, opened, standardPolicy, type Floor } from './index.js';

export const policy: SeverityPolicy = { ...standardPolicy, version: 1 };
export const REPORTED = '2026-11-20T08:00:00.000Z';

export const bao: Actor = {
  id: '0193a000-0000-7000-8000-0000000000ba',
  name: 'Bao',
  teamId: '0193a000-0000-7000-8000-000000000001',
  roles: ['member'],
};
export const rita: Actor = { ...bao, id: '0193a000-0000-7000-8000-0000000000f1', name: 'Rita', roles: ['requester'] };

export const KNOWN: OpenTicket['facts'] = {
  tier: { value: 'T1' },
  usersAffected: { value: 38 },
  degradation: { value: 'degraded' },
  workaround: { value: 'partial' },
  environment: { value: 'production' },
  dataLoss: { value: false },
  security: { value: false },
  legalOrSafety: { value: false },
};

export const wording = (facts: OpenTicket['facts'] = KNOWN): OpenTicket =>
  OpenTicket.parse({ kind: 'incident', title: 'Checkout is slow', facts });

/** A ticket as it is born at `REPORTED` with every fact known, but for what is said here. */
export const aTicket = (some: Partial<Ticket> = {}): Ticket => {
  const birth = { id: '0193a000-0000-7000-8000-000000000002', key: 'SRV-1', queueId: 'general', ruleId: null };
  return { ...opened(wording(), birth, policy, bao, REPORTED), ...some };
};

/** An instant so many minutes after the report. */
export const after = (minutes: number): string => new Date(Date.parse(REPORTED) + minutes * 60_000).toISOString();

export const anyInstant = fc.integer({ min: -100_000, max: 100_000 }).map(after);

/** A floor on which nothing stands, but for these columns and counts. */
export const aFloor = (
  columns: Partial<Record<ColumnId, Partial<Column>>> = {},
  occupancy: Partial<Floor['occupancy']> = {},
): Floor => ({
  columns: Object.fromEntries(
    firstColumns().map((column) => [column.id, { ...column, ...columns[column.id] }]),
  ) as Floor['columns'],
  occupancy: { ...(Object.fromEntries([...COLUMNS, LANE].map((id) => [id, {}])) as Floor['occupancy']), ...occupancy },
});

export const refusalOf = (act: () => unknown): unknown => {
  try {
    return { notRefused: act() };
  } catch (thrown) {
    return thrown;
  }
};
