import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { whoIs, type Looking, type StreamId, type Who } from '@twotrack/shared';
import { LogListener, LOOKING_CHANNEL } from './log-listener.js';

/** A card of a stream. */
export interface Seen {
  readonly id: StreamId;
  readonly card: string;
}

/** What one process says of a card: its own people, all of them, so that a lost word is made good by the next. */
interface Word extends Looking {
  readonly from: string;
}

/** Several changes of a card are told as one. */
const TELL_MS = 200;
/** How often a process repeats itself, and for how long it is believed. */
const REPEAT_MS = 10_000;
const BELIEVED_MS = 30_000;
/** A word has to fit into a NOTIFY of 8,000 bytes; who looks as the eleventh collides with ten. */
const NAMED_MAX = 10;

/**
 * Who looks at which card now, over all processes. Advice for people and nothing else: no command looks at it, nothing
 * of it is kept, and where a word between processes is lost it is right again some seconds later.
 */
@Injectable()
export class Presence implements OnModuleDestroy {
  private readonly process = randomUUID();
  private readonly here = new Map<string, { seen: Seen; who: Who }>();
  private readonly elsewhere = new Map<string, Map<string, { people: Who[]; until: number }>>();
  private readonly soon = new Map<string, NodeJS.Timeout>();
  private tell: (looking: Looking) => void = () => undefined;
  private repeating: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly listener: LogListener,
  ) {}

  start(tell: (looking: Looking) => void): void {
    this.tell = tell;
    this.listener.on('looking', (payload) => this.heard(JSON.parse(payload) as Word));
    this.repeating = setInterval(() => this.repeat(), REPEAT_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.repeating);
    for (const timer of this.soon.values()) clearTimeout(timer);
    this.soon.clear();
  }

  /** Null: at none. */
  look(socketId: string, who: Who, seen: Seen | null): void {
    const before = this.here.get(socketId)?.seen;
    if (seen) this.here.set(socketId, { seen, who: whoIs(who) });
    else this.here.delete(socketId);
    for (const one of [before, seen]) if (one) this.changed(one);
  }

  left(socketId: string): void {
    const seen = this.here.get(socketId)?.seen;
    this.here.delete(socketId);
    if (seen) this.changed(seen);
  }

  /** Every card of a stream that somebody looks at. */
  of(id: StreamId): Looking[] {
    const here = [...this.here.values()].map(({ seen }) => keyOf(seen));
    const keys = new Set([...here, ...this.elsewhere.keys()]);
    return [...keys]
      .map(seenOf)
      .filter((seen) => seen.id === id)
      .map((seen) => this.looking(seen))
      .filter(({ people }) => people.length > 0);
  }

  private changed(seen: Seen): void {
    const key = keyOf(seen);
    if (this.soon.has(key)) return;
    const telling = (): void => {
      this.soon.delete(key);
      this.tell(this.looking(seen));
      this.say([seen]);
    };
    this.soon.set(key, setTimeout(telling, TELL_MS));
  }

  private heard({ from, id, card, people }: Word): void {
    if (from === this.process) return;
    const key = keyOf({ id, card });
    const others = this.elsewhere.get(key) ?? new Map();
    this.elsewhere.set(key, others.set(from, { people, until: Date.now() + BELIEVED_MS }));
    if (people.length === 0) this.forget(key, from);
    this.tell(this.looking({ id, card }));
  }

  /** Says again what is true here, and forgets the words of processes that say nothing any more. */
  private repeat(): void {
    this.say([...new Set([...this.here.values()].map(({ seen }) => keyOf(seen)))].map(seenOf));
    for (const [key, others] of this.elsewhere) {
      for (const [from, { until }] of others) {
        if (until > Date.now()) continue;
        this.forget(key, from);
        this.tell(this.looking(seenOf(key)));
      }
    }
  }

  private forget(key: string, from: string): void {
    this.elsewhere.get(key)?.delete(from);
    if (this.elsewhere.get(key)?.size === 0) this.elsewhere.delete(key);
  }

  private say(all: readonly Seen[]): void {
    if (all.length === 0) return;
    const words = all.map((seen): Word => ({ ...seen, people: this.peopleHere(seen), from: this.process }));
    const payloads = words.map((word) => JSON.stringify(word));
    const sql = 'select pg_notify($1, word) from unnest($2::text[]) word';
    // what is not heard is said again
    void this.db.query(sql, [LOOKING_CHANNEL, payloads]).catch(() => undefined);
  }

  private looking(seen: Seen): Looking {
    const others = [...(this.elsewhere.get(keyOf(seen))?.values() ?? [])].flatMap(({ people }) => people);
    return { ...seen, people: eachOnce([...this.peopleHere(seen), ...others]) };
  }

  private peopleHere(seen: Seen): Who[] {
    const key = keyOf(seen);
    const all = [...this.here.values()].filter((one) => keyOf(one.seen) === key);
    return eachOnce(all.map(({ who }) => who)).slice(0, NAMED_MAX);
  }
}

const eachOnce = (people: readonly Who[]): Who[] => [...new Map(people.map((who) => [who.id, who])).values()];
const keyOf = ({ id, card }: Seen): string => `${id} ${card}`;
const seenOf = (key: string): Seen => {
  const [id, card] = key.split(' ') as [StreamId, string];
  return { id, card };
};
