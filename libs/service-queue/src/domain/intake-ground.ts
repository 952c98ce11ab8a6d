import type { Actor } from '@twotrack/shared';
import type { Ticket } from '../contract/index.js';
import type { Episode } from './episode.js';
import type { Standing } from './folding-birth.js';
import type { Groups } from './folding-groups.js';
import type { IntakeSettings, Planned } from './intake-plan.js';
import type { Signal, Unread } from './intake-signal.js';
import type { Floor } from './passage.js';

/** One alert of one receipt, to be worked off. */
export interface Part {
  readonly receiptId: string;
  readonly ordinal: number;
  readonly alert: Signal | Unread;
}

/** What the work starts from: the last episode of each alert, the tickets of those, and the team's desk. */
export interface Ground {
  readonly episodes: ReadonlyMap<string, Episode>;
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly settings: IntakeSettings;
  /** What the alerts that may begin would become, and what stands of their likes. */
  readonly planned: ReadonlyMap<Signal, Planned>;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly groups: Groups;
  readonly floor: Floor;
  readonly keyPrefix: string;
  readonly lastNumber: number;
}

/** Who tells, into which queue by default, when it is worked off, and what makes ids. */
export interface Teller {
  readonly actor: Actor;
  readonly queueId: string | null;
  readonly now: string;
  readonly newId: () => string;
}

/** A ticket that was born, with what lies beside it. */
export interface Born {
  readonly ticket: Ticket;
  readonly details: string;
  readonly ruleId: string | null;
}
