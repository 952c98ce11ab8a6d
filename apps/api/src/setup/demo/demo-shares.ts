import type { DataSource } from 'typeorm';
import { EventStream } from '@twotrack/shared/stream';
import type { Audit } from '../../identity/audit.js';
import type { TeamEvent } from '../../identity/team-contract.js';
import { TeamShares } from '../../identity/team-shares.js';
import { IDENTITY_SCHEMA } from '../../database/data-source.js';
import type { AskAs } from './ask-as.js';
import { Past } from './past.js';

/** What the team has given to the product track, the last decision standing. */
const DECISIONS = [
  { who: 'dana', when: '38 09:40', product: 60, reason: 'What we agreed on for this quarter' },
  { who: 'bao', when: '23 10:15', product: 45, reason: 'Settlement fails every other night: first make it calm' },
  { who: 'dana', when: '9 09:20', product: 75, reason: 'It is calm; payouts on the same day before the holidays' },
] as const;

/** The demo's capacity share with its history, each decision by its own command at its moment. */
export async function tellShares(db: DataSource, audit: Audit, ask: AskAs, start: number): Promise<void> {
  const past = new Past(start);
  const shares = new TeamShares(db, { stream: new EventStream<TeamEvent>(db, IDENTITY_SCHEMA, past.now) }, audit);
  let from: number | null = null;
  for (const { who, when, product, reason } of DECISIONS) {
    past.tell('share', when, async () => {
      await shares.stateShare({ from, product, reason }, ask(who, `share ${when}`));
      from = product;
    });
  }
  await past.play();
}
