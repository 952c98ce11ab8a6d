/** Which team cards belong to, of those seen last: a card never changes its team. */
export class TeamsOfCards {
  private young = new Map<string, string>();
  private old = new Map<string, string>();

  /** `generation`: how many cards are surely remembered, and at most twice as many; a hundred bytes each. */
  constructor(private readonly generation = 50_000) {}

  get(cardId: string): string | undefined {
    const young = this.young.get(cardId);
    if (young) return young;
    const old = this.old.get(cardId);
    if (old) this.keep(cardId, old);
    return old;
  }

  keep(cardId: string, teamId: string): void {
    this.young.set(cardId, teamId);
    if (this.young.size < this.generation) return;
    this.old = this.young;
    this.young = new Map();
  }
}
