import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpenTicket } from '../contract/index.js';
import { environmentOf, readAlertmanager } from './intake-alertmanager.js';
import { readGeneric } from './intake-generic.js';
import { factsSaid, type Signal } from './intake-signal.js';
import { policy } from './ticket.sample.js';

const NOW = '2026-11-20T08:00:00.000Z';
const RECEIPT = '01a1f813-f3f0-7311-b5ef-14a52bc2e481';

const alert = (more: object = {}) => ({
  status: 'firing',
  labels: {
    alertname: 'DiskFull',
    instance: 'db-1.example',
    job: 'ledger',
    severity: 'critical',
    tier: 't1',
    env: 'prod',
  },
  annotations: { summary: 'The disk is full', description: 'Since midnight.' },
  startsAt: '2026-11-20T07:00:00.123456789+01:00',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus.example/graph',
  fingerprint: '7c55d86310c7752f',
  ...more,
});
const read = (...alerts: unknown[]) => readAlertmanager({ version: '4', status: 'firing', alerts }, NOW).alerts;
const signal = (more: object = {}) => read(alert(more))[0] as Signal;
const generic = (body: object) => readGeneric({ summary: 'Down', ...body }, NOW, RECEIPT).alerts[0];

describe('an alert of Alertmanager', () => {
  it('S10 S12 is told in our words: identity, times in UTC, title, details and what it is about', () => {
    expect(signal()).toMatchObject({
      fingerprint: '7c55d86310c7752f',
      state: 'firing',
      startsAt: '2026-11-20T06:00:00.123Z',
      endsAt: NOW,
      title: 'The disk is full',
      service: 'ledger',
    });
    expect(signal().details).toMatch(
      /^Since midnight\.\n\nsender says critical\n[^]*http:\/\/prometheus\.example\/graph$/,
    );
    expect(signal({ annotations: {} }).title).toBe('DiskFull · db-1.example');
    expect(signal({ annotations: {}, labels: {} }).title).toBe('An alert without words');
  });

  it('S3 S4 states facts by the documented labels only, and the severity of the sender is a remark', () => {
    expect(signal().facts).toEqual({ tier: 't1', environment: 'production' });
    expect(signal({ labels: { severity: 'critical', usersAffected: '900' } }).facts).toEqual({});
    expect(['prod', 'Production', 'live', 'staging', ''].map(environmentOf)).toEqual([
      ...['production', 'production', 'production', 'other', 'other'],
    ]);
  });

  it('S4 S11 states by annotations what else it knows, numbers as numbers, nothing where it says nothing', () => {
    const annotations = { summary: 'Down', usersAffected: ' 12 ', degradation: 'Down', workaround: '', pages: '3' };
    expect(signal({ labels: {}, annotations }).facts).toEqual({ usersAffected: 12, degradation: 'Down' });
    expect(factsSaid(policy, { usersAffected: 12, degradation: 'Down' })).toEqual({
      facts: { usersAffected: { value: 12 }, degradation: { value: 'down' } },
      notes: [],
    });
    const templated = signal({ annotations: { usersAffected: '12.5' } }).facts;
    expect(factsSaid(policy, { usersAffected: templated['usersAffected'] }).notes).toHaveLength(1);
  });

  it('S12 does not spoil the others where it cannot be read, and says where', () => {
    const [bad, good] = read(alert({ status: 'suppressed' }), alert());
    expect(bad).toEqual({ fingerprint: '7c55d86310c7752f', unread: expect.stringMatching(/^status: /) });
    expect(good).toHaveProperty('title');
    for (const junk of [null, 17, 'x', [], {}]) expect(read(junk)[0]).toHaveProperty('unread');
    expect(readAlertmanager({ alerts: 'none' }, NOW).alerts[0]).toHaveProperty('unread');
  });

  it('S10 left out by the sender is not over: the receipt says how many are missing', () => {
    const body = { alerts: [alert()], truncatedAlerts: 12 };
    expect(readAlertmanager(body, NOW)).toMatchObject({
      alerts: [{ state: 'firing' }],
      remark: expect.stringContaining('12'),
    });
  });

  it('S12 becomes words that a ticket takes, whatever is in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('\u0000', '\ud800', 'a\nb', '𝄞'.repeat(200), 'x'.repeat(40_000)),
    );
    fc.assert(
      fc.property(text, text, text, (summary, description, job) => {
        const { title, details, service } = signal({ annotations: { summary, description }, labels: { job } });
        const words = { kind: 'incident', title, details, ...(service && { service }) };
        expect(OpenTicket.safeParse(words).error).toBeUndefined();
      }),
    );
  });
});

describe('an event of our own JSON', () => {
  it('S10 is known by its dedup, or is one of its own; the receipt is its time', () => {
    expect(generic({ dedup: 'db-1' })).toMatchObject({ fingerprint: 'db-1', state: 'firing', startsAt: NOW });
    expect(generic({})).toMatchObject({ fingerprint: RECEIPT });
    expect(generic({ dedup: 'db-1', action: 'resolve' })).toMatchObject({ state: 'resolved', endsAt: NOW });
  });

  it('S12 S3 names what it did not understand; a resolve without dedup and a body without words lie in quarantine', () => {
    expect(generic({ prio: 1, severity: 'fatal' })).toMatchObject({
      notes: ['Not understood: prio'],
      details: 'sender says fatal',
    });
    for (const bad of [{ action: 'resolve' }, { summary: 7 }, { action: 'explode' }]) {
      expect(generic(bad)).toMatchObject({ unread: expect.any(String) });
    }
  });

  it('S12 keeps its links in the details', () => {
    const links = ['https://a.example', { href: 'https://b.example', text: 'The graph' }];
    expect(generic({ details: 'Since noon', links })).toMatchObject({
      details: 'Since noon\n\nhttps://a.example\nThe graph: https://b.example',
    });
  });
});

describe('facts that a sender states', () => {
  it('S4 are taken where the policy knows fact and level, as the policy writes them; the others are named', () => {
    const said = { tier: 't1', usersAffected: 40, dataLoss: true, degradation: 'a bit', cats: 9, workaround: null };
    expect(factsSaid(policy, said)).toEqual({
      facts: { tier: { value: 'T1' }, usersAffected: { value: 40 }, dataLoss: { value: true } },
      notes: ['Degradation has no level a bit.', 'The policy knows no fact cats.', 'Workaround has no level null.'],
    });
    expect(factsSaid(policy, JSON.parse('{"__proto__": "T0"}')).facts).toEqual({});
  });
});
