import { beforeAll, describe, expect, it } from 'vitest';
import type { SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { checkPolicy, itilPolicy, severityOf } from '@twotrack/service-queue/domain';
import { THERE, factsOf, incidents, ofThatOrganisation, type Incident } from './servicenow.js';

const judge = (policy: SeverityPolicyDraft, incident: Incident) => severityOf(policy, factsOf(incident));

describe.skipIf(!THERE)('the priorities of a real ServiceNow instance', () => {
  let log: Incident[] = [];
  beforeAll(() => {
    log = incidents();
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
