import type { Caller } from './load.js';

/** Credentials of as many clients, each its own: none is known to the API when it comes. */
export async function tokensOf(callers: readonly Caller[], count: number): Promise<Record<string, string>[]> {
  const tokens: Record<string, string>[] = [];
  let asked = 0;
  const run = async (caller: Caller): Promise<void> => {
    while (asked < count) {
      const body = { name: `Board ${asked++}`, scopes: ['read'] };
      const { token } = JSON.parse(await caller.send({ method: 'POST', path: '/api/me/tokens', body }));
      tokens.push({ authorization: `Bearer ${token}` });
    }
  };
  await Promise.all(callers.map(run));
  return tokens;
}
