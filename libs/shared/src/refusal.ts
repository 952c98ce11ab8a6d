/**
 * Why something was not done. `invalid` the words are wrong (400), `unauthenticated` nobody asks (401), `forbidden` the
 * right is missing (403), `missing` not there or not yours (404), `conflict` a rule of the domain says no (409), `gone`
 * no longer kept (410), `reused` the command key belongs to another command (422), `too-many` asked too often, `retryAfter`
 * says for how many seconds (429), `unavailable` try again (503).
 */
export type RefusalKind =
  'invalid' | 'unauthenticated' | 'forbidden' | 'missing' | 'conflict' | 'gone' | 'reused' | 'too-many' | 'unavailable';

/** A request that was understood and declined: expected, named by a stable code, with the facts that explain it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
    /** One sentence for the person who asked. */
    readonly detail: string = code.replaceAll('-', ' '),
  ) {
    super(detail);
  }
}

/** The answer to a foreign id and to a missing one: they look the same (A3). */
export const notFound = (what: string, id: string): Refusal =>
  new Refusal('missing', 'not-found', { [what]: id }, `There is no ${what} ${id} here.`);
