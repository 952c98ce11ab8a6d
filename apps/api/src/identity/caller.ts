import { Refusal, type Actor, type Role } from '@twotrack/shared';

/** What an API token may do: read, or commands of one track. A session may do all its person may. */
export const SCOPES = ['read', 'product', 'service', 'team'] as const;
export type Scope = (typeof SCOPES)[number];

export interface Membership {
  readonly teamId: string;
  readonly slug: string;
  readonly team: string;
  readonly roles: readonly Role[];
}

/** Whoever sent a request, before it is known which team it is about. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly memberships: readonly Membership[];
  /** The session or token by which they came; what a revocation names. */
  readonly via: { readonly kind: 'session' | 'token'; readonly id: string };
  /** Null: no restriction beyond the roles. */
  readonly scopes: readonly Scope[] | null;
}

/** The caller as a member of one team, or null for a team that is not theirs. */
export function actorIn(caller: Caller, teamId: string): Actor | null {
  const membership = caller.memberships.find((one) => one.teamId === teamId);
  return membership ? { id: caller.id, name: caller.name, teamId, roles: membership.roles } : null;
}

export const signInNeeded = (): Refusal => new Refusal('unauthenticated', 'sign-in-needed', {}, 'Sign in first.');

/** What the browser is told about who is signed in. */
export const sessionOf = ({ id, name, memberships }: Caller) => ({
  person: { id, name },
  teams: memberships.map(({ teamId, slug, team, roles }) => ({ id: teamId, slug, name: team, roles })),
});
