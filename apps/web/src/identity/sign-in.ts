import { queryOptions } from '@tanstack/react-query';
import type { Role } from '@twotrack/shared';
import { Refused } from '../http/refused.js';
import { command, read, withdraw } from '../http/send.js';
import { words } from './words.js';

export interface Session {
  person: { id: string; name: string };
  teams: { id: string; slug: string; name: string; roles: Role[] }[];
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => read<Session>('/api/session'),
  staleTime: 60_000,
  retry: (times, why) => !(why instanceof Refused) && times < 3,
});

/** By the token of a one-time link. */
export const signIn = (token: string) => command<Session>('/api/session', { token });

export interface SetUp {
  token: string;
  person: { name: string; email: string };
  team: { name: string };
}

export const setUp = (setup: SetUp) => command<Session>('/api/setup', setup);

export async function signOut(): Promise<void> {
  await withdraw('/api/session').catch(() => {});
  location.assign('/sign-in');
}

/** What stands behind the # of a link, or the link's token itself. */
export const tokenIn = (text: string): string => text.trim().split('#').at(-1)!;

export const sentenceOf = (why: unknown): string => (why instanceof Refused ? why.detail : words.failed);
