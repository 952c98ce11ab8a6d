import type { Delta, Recorded, Stretch } from '@twotrack/shared';

type Said = Recorded<{ type: string }>;

/** What must be read by HTTP to go on. */
export type Need = 'stretch' | 'snapshot';

/** What something heard means: these events are next, in order; and perhaps something has to be read first. */
export interface Heard {
  readonly events: readonly Said[];
  readonly need: Need | null;
}

interface Piece {
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
  readonly events?: readonly Said[] | undefined;
}

/** So many messages are kept while something is read; more, and the rest is pulled again. */
const KEPT_AHEAD = 500;

/**
 * Where one screen stands in one stream, and what each message means there (L5): it never goes back, applies nothing
 * twice, notices every gap, and asks for what is missing exactly once at a time.
 */
export class Follow {
  private asked: Need | null = null;
  private ahead: Piece[] = [];
  private position: { epoch: number; seq: number } | null = null;

  get epoch(): number {
    return this.position?.epoch ?? 0;
  }

  get seq(): number {
    return this.position?.seq ?? 0;
  }

  get reading(): boolean {
    return this.asked !== null;
  }

  /** A stretch of changes as the socket tells it. */
  delta(delta: Delta): Heard {
    return this.take(delta);
  }

  /** The number at which the server stands; more than ours means that something got lost. */
  head(epoch: number, seq: number): Heard {
    return this.take({ epoch, from: seq, to: seq });
  }

  /** We were told that we are too slow, or that our events are no longer told by the socket. */
  behind(): Heard {
    return { events: [], need: this.ask('stretch') };
  }

  /** What we have is of no use. */
  lost(): Heard {
    return { events: [], need: this.ask('snapshot') };
  }

  /** The answer to `stretch`, read for `epoch`. */
  stretch(epoch: number, { from, to, head, events }: Stretch): Heard {
    this.asked = null;
    const heard = this.take({ epoch, from, to, events });
    return heard.need || this.epoch !== epoch || head <= this.seq ? heard : { ...heard, need: this.ask('stretch') };
  }

  /** A snapshot was read. False: it is older than what we have, and must not be shown. */
  snapshot(epoch: number, seq: number): { accepted: boolean; heard: Heard } {
    this.asked = null;
    const accepted = epoch > this.epoch || (epoch === this.epoch && seq >= this.seq);
    if (accepted) this.position = { epoch, seq };
    return { accepted, heard: this.drain([]) };
  }

  /** What was asked for could not be read; the next number heard asks again. */
  failed(): void {
    this.asked = null;
  }

  private take(piece: Piece): Heard {
    if (!this.position || piece.epoch > this.epoch) {
      this.keep(piece);
      return { events: [], need: this.ask('snapshot') };
    }
    if (piece.epoch < this.epoch || piece.to <= this.seq) return { events: [], need: null };
    if (piece.from > this.seq || !piece.events) {
      this.keep(piece);
      return { events: [], need: this.ask('stretch') };
    }
    return this.drain(this.advance(piece));
  }

  private advance({ to, events }: Piece): Said[] {
    const news = (events ?? []).filter(({ seq }) => seq > this.seq && seq <= to);
    this.position = { epoch: this.epoch, seq: to };
    return news;
  }

  /** Takes in what came early and fits now. */
  private drain(events: Said[]): Heard {
    const kept = this.ahead.filter(({ epoch, to }) => epoch > this.epoch || (epoch === this.epoch && to > this.seq));
    this.ahead = [];
    for (const piece of kept.sort((a, b) => a.epoch - b.epoch || a.from - b.from)) {
      const fits = piece.epoch === this.epoch && piece.from <= this.seq && piece.events;
      if (!fits) this.keep(piece);
      else if (piece.to > this.seq) events = [...events, ...this.advance(piece)];
    }
    const missing = this.ahead.find(({ epoch, to }) => epoch > this.epoch || to > this.seq);
    const need = missing ? this.ask(missing.epoch > this.epoch ? 'snapshot' : 'stretch') : null;
    return { events, need };
  }

  private keep(piece: Piece): void {
    if (piece.events && this.ahead.length < KEPT_AHEAD) this.ahead.push(piece);
  }

  private ask(need: Need): Need | null {
    if (this.asked === 'snapshot' || this.asked === need) return null;
    this.asked = need;
    return need;
  }
}
