import { momentOf, type When } from './moments.js';

interface Act {
  readonly at: number;
  readonly run: () => Promise<unknown>;
}

const MINUTE = 60_000;

/**
 * A past that is told: acts gathered card by card, then played in the order of time, each at its moment. `now` is the
 * clock of the façades that play it.
 */
export class Past {
  private readonly acts: Act[] = [];
  private readonly lastOf = new Map<string, number>();
  private at = 0;

  constructor(
    /** The present, in milliseconds since 1970. */
    private readonly start: number,
    /** What time does on its own up to a moment. */
    private readonly meanwhile: (until: string, at: (moment: string) => void) => Promise<void> = async () => undefined,
  ) {}

  now = (): string => new Date(this.at).toISOString();

  /** An act on a card; what comes later for the same card happens at least a minute later. */
  tell(card: string, when: When, run: Act['run']): void {
    this.tellAfter(card, momentOf(when, this.start), run);
  }

  /** So many minutes after a moment. */
  tellSince(card: string, since: When, minutes: number, run: Act['run']): void {
    this.tellAfter(card, momentOf(since, this.start) + minutes * MINUTE, run);
  }

  async play(): Promise<void> {
    this.acts.sort((one, other) => one.at - other.at);
    for (const { at, run } of this.acts) {
      await this.passUntil(at);
      this.at = at;
      await run();
    }
    await this.passUntil(this.start);
  }

  private tellAfter(card: string, moment: number, run: Act['run']): void {
    const at = Math.min(Math.max(moment, (this.lastOf.get(card) ?? 0) + MINUTE), this.start);
    this.lastOf.set(card, at);
    this.acts.push({ at, run });
  }

  private passUntil(at: number): Promise<void> {
    return this.meanwhile(new Date(at).toISOString(), (moment) => (this.at = Date.parse(moment)));
  }
}
