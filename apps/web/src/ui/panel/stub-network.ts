import { vi } from 'vitest';

export interface Sent {
  method: string;
  path: string;
  body: unknown;
}

/** Stands in for the network in component tests: `answer` gives a status and a body for each request. */
export function stubNetwork(answer: (sent: Sent) => { status?: number; body: unknown }): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const request = {
      method: init?.method ?? 'GET',
      path,
      body: init?.body ? JSON.parse(String(init.body)) : undefined,
    };
    sent.push(request);
    const { status = 200, body } = answer(request);
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  });
  return sent;
}
