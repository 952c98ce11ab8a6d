import type { ProductBacklog } from '@twotrack/product-backlog';
import type { AskAs } from './ask-as.js';
import { DEMO_BETS, DEMO_SCORES, type DemoBet, type DemoScore } from './demo-bets.js';
import type { When } from './moments.js';
import type { Past } from './past.js';

/** Tells how an item was scored, on what it bets, and what became of the bet. Its versions are those of a new item. */
export class DemoRefined {
  constructor(
    private readonly past: Past,
    private readonly backlog: ProductBacklog,
    private readonly ask: AskAs,
    private readonly idOf: (title: string) => string,
  ) {}

  tell(title: string, since: When): void {
    const score = DEMO_SCORES[title];
    if (score) this.tellScore(title, since, score);
    for (const bet of DEMO_BETS) if (bet.item === title) this.tellBet(bet, since);
  }

  private tellScore(title: string, at: When, [risk, value, size, learning, moscow]: DemoScore): void {
    const command = { version: 1, vectors: { risk, value, size, learning }, ...(moscow && { moscow }) };
    this.past.tell(title, at, () =>
      this.backlog.refine.scoreItem(this.idOf(title), command, this.ask('dana', `score ${title}`)),
    );
  }

  private tellBet({ item, hypothesis, seen = [], verdict }: DemoBet, since: When): void {
    const { briefs, proof } = this.backlog;
    this.past.tell(item, since, () =>
      briefs.stateHypothesis(this.idOf(item), { version: 1, hypothesis }, this.ask('dana', `hypothesis ${item}`)),
    );
    for (const { at, by, value, unit, note } of seen)
      this.past.tell(`evidence ${item}`, at, () =>
        proof.addEvidence(this.idOf(item), { number: { value, unit }, note }, this.ask(by, `evidence ${item}`)),
      );
    if (!verdict) return;
    const { at, ...given } = verdict;
    this.past.tell(`evidence ${item}`, at, () =>
      proof.giveVerdict(this.idOf(item), given, this.ask('dana', `verdict ${item}`)),
    );
  }
}
