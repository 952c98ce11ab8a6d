import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { checkPolicy, itilPolicy, severityOf } from '@twotrack/service-queue/domain';

/* The audit log of a real ServiceNow instance: CC BY 4.0, UCI Machine Learning Repository no. 498. Never a part of the project. */
const LOG = path.resolve(import.meta.dirname, '../../../shared/data/servicenow-incidents.csv');

interface Row {
  readonly impact: number;
  readonly urgency: number;
  readonly priority: number;
}

/** The log holds no quotes and no commas inside a field, which `rows` counts on and the first test checks. */
function rows(): Row[] {
  const [head, ...lines] = readFileSync(LOG, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const at = (name: string) => head!.indexOf(name);
  const [impact, urgency, priority] = [at('impact'), at('urgency'), at('priority')];
  if (lines.some((line) => line.length !== head!.length)) throw new Error('a row has another number of fields');
  const number = (said: string | undefined) => Number(/^([1-5]) - /.exec(said ?? '')![1]);
  return lines.map((line) => ({
    impact: number(line[impact]),
    urgency: number(line[urgency]),
    priority: number(line[priority]),
  }));
}

const LEVELS = ['high', 'medium', 'low'];
const judge = (policy: SeverityPolicyDraft, { impact, urgency }: Row) =>
  severityOf(policy, { impact: { value: LEVELS[impact - 1]! }, urgency: { value: LEVELS[urgency - 1]! } });

/** One edit: where impact and urgency are both low. */
const ofThatOrganisation = (): SeverityPolicyDraft => {
  const policy = structuredClone(itilPolicy);
  policy.tables[0]!.cells[0]![0] = 4;
  return policy;
};

const there = existsSync(LOG);
if (!there) console.log(`skipped: ${LOG} is not here`);

describe.skipIf(!there)('the priorities of a real ServiceNow instance', () => {
  let log: Row[] = [];
  beforeAll(() => {
    log = rows();
  });

  it('S2 are read from 5,998 events', () => {
    expect(log).toHaveLength(5_998);
    expect(new Set(log.map(({ impact, urgency }) => `${impact}·${urgency}`)).size).toBe(8);
  });

  it('S2 come out of the ITIL policy with its one edited cell, row for row', () => {
    checkPolicy(ofThatOrganisation());
    const missed = log.filter((row) => judge(ofThatOrganisation(), row) !== row.priority);
    expect(missed).toEqual([]);
  });

  it('S2 come out of the stock table for all rows but those with low impact and low urgency', () => {
    const missed = log.filter((row) => judge(itilPolicy, row) !== row.priority);
    expect(missed.length).toBeGreaterThan(0);
    expect(missed).toEqual(log.filter(({ impact, urgency }) => impact === 3 && urgency === 3));
  });
});
