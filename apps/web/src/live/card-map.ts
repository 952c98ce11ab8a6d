import type { CardStore } from './card-store.js';

/** A card store as the map that the domain's reducer writes to. */
export class CardMap<Card extends { id: string }> extends Map<string, Card> {
  constructor(private readonly store: Pick<CardStore<Card, never>, 'confirmedCard' | 'put' | 'forget'>) {
    super();
  }

  override get(id: string): Card | undefined {
    return this.store.confirmedCard(id);
  }

  override set(_id: string, card: Card): this {
    this.store.put(card);
    return this;
  }

  override delete(id: string): boolean {
    this.store.forget(id);
    return true;
  }
}
