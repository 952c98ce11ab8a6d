import { everyFrame } from './every-frame.js';
import { SortedIds } from './sorted-ids.js';

/** What the store must know of a card: where it stands, and what comes first there. */
export interface Shape<Card extends { id: string }, Column extends string> {
  readonly columns: readonly Column[];
  /** `null`: the card is on no board. */
  columnOf(card: Card): Column | null;
  /** Total: 0 only for the same card. */
  compare(a: Card, b: Card, column: Column): number;
}

/** What we show before the server has confirmed it. */
export interface Guess {
  /** The server agreed; from this number on its own word shows. */
  confirmedAt(seq: number): void;
  /** The server declined. */
  takeBack(): void;
}

interface Guessing<Card> {
  readonly change: (card: Card) => Card;
  until: number | null;
}

/**
 * The cards of one track. Each card and each column is followed by itself: a change of one card renders one card.
 * Changes are gathered and shown once per frame; a column's list is copied only when its order or membership changed.
 */
export class CardStore<Card extends { id: string }, Column extends string> {
  private confirmed = new Map<string, Card>();
  private current = new Map<string, Card>();
  private guesses = new Map<string, Guessing<Card>[]>();
  private readonly order: Map<Column, SortedIds>;
  private seq = 0;

  private shownCards = new Map<string, Card>();
  private readonly shownColumns = new Map<Column, readonly string[]>();
  private readonly changed = new Set<string>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly soon = everyFrame(() => this.show());

  constructor(private readonly shape: Shape<Card, Column>) {
    const card = (id: string) => this.current.get(id)!;
    this.order = new Map(
      shape.columns.map((column) => [column, new SortedIds((a, b) => shape.compare(card(a), card(b), column))]),
    );
    for (const column of shape.columns) this.shownColumns.set(column, []);
  }

  /** Everything anew, as of number `seq`. Guesses that wait for a later number stay on top. */
  load(cards: Iterable<Card>, seq: number): void {
    for (const id of this.current.keys()) this.changed.add(id);
    this.confirmed = new Map([...cards].map((card) => [card.id, card]));
    this.current = new Map([...this.confirmed].map(([id, card]) => [id, this.guessed(id, card)]));
    const members = new Map(this.shape.columns.map((column) => [column, [] as string[]]));
    for (const [id, card] of this.current) {
      const column = this.shape.columnOf(card);
      if (column) members.get(column)!.push(id);
      this.changed.add(id);
    }
    for (const [column, ids] of members) {
      this.order.get(column)!.fill(ids);
      this.changed.add(column);
    }
    this.reach(seq);
    this.show();
  }

  put(card: Card): void {
    this.confirmed.set(card.id, card);
    this.replace(card.id, this.guessed(card.id, card));
  }

  /** Cards that are on no board any more are forgotten. */
  forget(id: string): void {
    this.confirmed.delete(id);
    this.replace(id, undefined);
  }

  /** All changes up to this number are in; guesses confirmed by then give way. */
  reach(seq: number): void {
    this.seq = seq;
    for (const [id, guesses] of this.guesses) {
      const left = guesses.filter(({ until }) => until === null || until > seq);
      if (left.length < guesses.length) this.regard(id, left);
    }
  }

  /** Shows a change at once, on top of what the server said. */
  guess(id: string, change: (card: Card) => Card): Guess {
    const guessing: Guessing<Card> = { change, until: null };
    this.regard(id, [...(this.guesses.get(id) ?? []), guessing]);
    this.show();
    const drop = () => {
      this.regard(
        id,
        (this.guesses.get(id) ?? []).filter((one) => one !== guessing),
      );
      this.show();
    };
    return {
      confirmedAt: (seq) => (seq <= this.seq ? drop() : void (guessing.until = seq)),
      takeBack: drop,
    };
  }

  /** As it stands now, guesses included. */
  card(id: string): Card | undefined {
    return this.current.get(id);
  }

  /** As the server last told it. */
  confirmedCard(id: string): Card | undefined {
    return this.confirmed.get(id);
  }

  /** A column as it stands now, guesses included. */
  column(column: Column): readonly string[] {
    return this.order.get(column)!.copy();
  }

  *cards(): Iterable<Card> {
    yield* this.current.values();
  }

  /** As last shown: the same value until it changes. */
  shownCard = (id: string): Card | undefined => this.shownCards.get(id);
  shownColumn = (column: Column): readonly string[] => this.shownColumns.get(column) ?? [];

  /** Follows one card or one column by its id. `*` follows everything. */
  subscribe(key: string, tell: () => void): () => void {
    let listeners = this.listeners.get(key);
    if (!listeners) this.listeners.set(key, (listeners = new Set()));
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
      if (listeners.size === 0) this.listeners.delete(key);
    };
  }

  private guessed(id: string, card: Card): Card {
    return (this.guesses.get(id) ?? []).reduce((shown, { change }) => change(shown), card);
  }

  private regard(id: string, guesses: Guessing<Card>[]): void {
    if (guesses.length > 0) this.guesses.set(id, guesses);
    else this.guesses.delete(id);
    const card = this.confirmed.get(id);
    if (card) this.replace(id, this.guessed(id, card));
  }

  private replace(id: string, next: Card | undefined): void {
    const before = this.current.get(id);
    if (before === next) return;
    const from = before && this.shape.columnOf(before);
    const to = next && this.shape.columnOf(next);
    const left = from ? this.order.get(from)!.remove(id) : -1;
    if (next) this.current.set(id, next);
    else this.current.delete(id);
    const came = to ? this.order.get(to)!.add(id) : -1;
    this.changed.add(id);
    if (from !== to || left !== came) for (const column of [from, to]) if (column) this.changed.add(column);
    this.soon();
  }

  private show(): void {
    const changed = [...this.changed];
    this.changed.clear();
    for (const key of changed) {
      const order = this.order.get(key as Column);
      if (order) this.shownColumns.set(key as Column, order.copy());
      else if (this.current.has(key)) this.shownCards.set(key, this.current.get(key)!);
      else this.shownCards.delete(key);
    }
    for (const key of changed) this.tell(key);
    if (changed.length > 0) this.tell('*');
  }

  private tell(key: string): void {
    for (const listener of this.listeners.get(key) ?? []) listener();
  }
}
