import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Api } from '../support/api.js';
import { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let api: Api;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

describe('an address that is none', () => {
  it.each([
    ['/api/%E0%A4%A', 400],
    ['/%E0%A4%A', 400],
    [`/api/teams/${'a'.repeat(500)}/board`, 414],
    ['/api/nothing', 404],
  ])('gets a problem like any other, with the headers of every answer: %s', async (path, status) => {
    const { headers, body, ...reply } = await new Client(api.url).get(path);
    expect(reply.status).toBe(status);
    expect(body).toMatchObject({ status, code: expect.any(String), type: expect.stringMatching(/^urn:twotrack:/) });
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(headers.get('content-security-policy')).toContain('default-src');
    expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual(['nosniff', 'no-store']);
  });
});

describe('a health check', () => {
  it('that somebody signed in sends by a stale cookie asks nobody who they are', async () => {
    const stale = new Client(api.url, { cookie: `twotrack=${'x'.repeat(5_000)}` });
    expect((await stale.get('/health/live')).status).toBe(200);
    expect((await stale.get('/api/session')).status).toBe(401);
  });
});
