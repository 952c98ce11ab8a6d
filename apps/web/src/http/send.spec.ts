import { afterEach, expect, it, vi } from 'vitest';
import { command, read } from './send.js';

/** The network as this test wants it; what is under test is how we talk to it. */
function network(...answers: (() => Response | Promise<Response>)[]) {
  const asked: { path: string; key: string | null; body: string }[] = [];
  vi.stubGlobal('fetch', async (path: string, request: RequestInit) => {
    asked.push({ path, key: new Headers(request.headers).get('idempotency-key'), body: String(request.body) });
    return answers[Math.min(asked.length, answers.length) - 1]!();
  });
  return asked;
}

const away = () => Promise.reject(new TypeError('network'));
const busy = () => new Response('{}', { status: 503 });
const json =
  (body: object, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status });

afterEach(() => vi.unstubAllGlobals());

it('L4 repeats a command under the same key until somebody answers', async () => {
  const asked = network(away, busy, json({ seq: 7 }));
  expect(await command('/api/x', { a: 1 })).toEqual({ seq: 7 });
  expect(asked).toHaveLength(3);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  expect(asked[0]!.key).toMatch(/^[0-9a-f-]{36}$/);
});

it('L4 gives every command its own key', async () => {
  const asked = network(json({}));
  await command('/api/x', {});
  await command('/api/x', {});
  expect(asked[0]!.key).not.toBe(asked[1]!.key);
});

it('tells a refusal by its code, its sentence and its facts, and does not repeat it', async () => {
  const asked = network(
    json({ type: 'x', title: 'Conflict', status: 409, detail: 'Full.', code: 'wip-limit-reached', limit: 6 }, 409),
  );
  await expect(command('/api/x', {})).rejects.toMatchObject({
    status: 409,
    code: 'wip-limit-reached',
    detail: 'Full.',
    facts: { limit: 6 },
  });
  expect(asked).toHaveLength(1);
});

it('reads nothing as nothing', async () => {
  network(() => new Response(null, { status: 204 }));
  expect(await read('/api/x')).toBeUndefined();
});
