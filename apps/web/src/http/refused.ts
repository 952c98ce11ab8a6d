/** The server understood and declined: a stable code, one sentence, and the facts that explain it. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly status: number,
    readonly code: string,
    /** One sentence for the person who asked. */
    readonly detail: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }
}

export async function refusedBy(response: Response): Promise<Refused> {
  const problem = await response.json().catch(() => ({}));
  const { type: _type, title, status: _status, code, detail, ...facts } = problem as Record<string, unknown>;
  return new Refused(
    response.status,
    typeof code === 'string' ? code : `http-${response.status}`,
    String(detail ?? title ?? `The server answered ${response.status}.`),
    facts,
  );
}
