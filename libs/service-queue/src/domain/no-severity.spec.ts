import { describe, expect, it } from 'vitest';
import { serviceCommands } from '../contract/index.js';
import { standardPolicy } from './index.js';
import { KNOWN } from './ticket.sample.js';

const id = '0193a000-0000-7000-8000-000000000001';
const rules = [{ name: 'Ledger', when: [{ field: 'service', test: 'is', value: 'ledger' }], queueId: id }];

/** A body that each command takes. */
const bodies: Record<keyof typeof serviceCommands, object> = {
  openTicket: { kind: 'incident', title: 'Checkout is slow', facts: KNOWN },
  renameTicket: { version: 1, title: 'Checkout is down' },
  describeTicket: { version: 1, details: '' },
  correctFacts: { version: 1, facts: { tier: { value: 'T0' }, security: null } },
  moveTicket: { from: 'queue', column: 'working' },
  pullNext: {},
  assignTicket: { from: null, to: id },
  acknowledgeTicket: {},
  unacknowledgeTicket: {},
  rerouteTicket: { from: id, queue: id },
  createQueue: { name: 'Network' },
  renameQueue: { name: 'Network' },
  setRouting: { version: 1, rules },
  activatePolicy: { policy: standardPolicy, reason: 'as agreed' },
  setColumnLimit: { limit: null },
  setColumnPolicy: { policy: '' },
};

describe('the words of a command', () => {
  it.each(Object.entries(serviceCommands))('S3 %s takes no severity, under no name', (name, schema) => {
    const body = bodies[name as keyof typeof bodies];
    expect(schema.safeParse(body).error).toBeUndefined();
    for (const field of [
      'severity',
      'effectiveClass',
      'priority',
      'due',
      'responseDue',
      'resolutionDue',
      'policyVersion',
    ]) {
      const refused = schema.safeParse({ ...body, [field]: 1 });
      expect(refused.success, field).toBe(false);
      expect(refused.error!.issues[0], field).toMatchObject({ code: 'unrecognized_keys', keys: [field] });
    }
  });

  it('S3 a fact takes a value, and no source, severity or time', () => {
    for (const field of ['severity', 'source', 'at', 'by']) {
      const facts = { tier: { value: 'T0', [field]: 1 } };
      expect(serviceCommands.openTicket.safeParse({ ...bodies.openTicket, facts }).success, field).toBe(false);
      expect(serviceCommands.correctFacts.safeParse({ version: 1, facts }).success, field).toBe(false);
    }
  });

  it('S3 a fact cannot be named like the insides of an object', () => {
    const facts = JSON.parse('{"__proto__": {"value": "T0"}}');
    expect(serviceCommands.openTicket.parse({ ...bodies.openTicket, facts }).facts).toEqual({});
  });
});
