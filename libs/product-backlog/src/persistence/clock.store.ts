import { clockOf } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type { ProductEvent } from '../contract/index.js';
import { dueAlarms, takeDue, type Alarm } from './alarm.js';
import type { Commands } from './commands.js';
import { newId } from './new-id.js';

/** Alarms of one team that ring in one commit: a batch keeps the turnstile for well under a second. */
const BATCH = 500;

/**
 * What time does by one kind of alarm, in a command of the clock. The alarms are cleared already; who is to ring again
 * is set again. It looks anew whether its cards still are what they were, and refuses nothing.
 */
export type Ringer = (change: Change<ProductEvent>, teamId: string, alarms: readonly Alarm[]) => Promise<void>;

/** Each by its kind of alarm. */
export type Ringers = Readonly<Record<string, Ringer>>;

/** Rings what is due in any team: found by the alarms' index, looked at again behind the turnstile, whoever else rings. */
export class ClockStore {
  constructor(
    private readonly db: DataSource,
    private readonly commands: Commands,
    private readonly ringers: Ringers,
  ) {}

  /**
   * Rings what is due by the database's clock, or at `toldNow` (ISO 8601), the longest overdue first, one commit a team
   * at a time. How many alarms that was. A team whose ring fails is left for the next time and holds up no other; its
   * error is thrown when all others are through.
   */
  async ringDue(toldNow?: string): Promise<number> {
    const through = new Set<string>();
    const failures: unknown[] = [];
    let rang = 0;
    for (;;) {
      const due = await dueAlarms(this.db, Object.keys(this.ringers), [...through], BATCH, toldNow);
      if (due.length === 0) break;
      for (const teamId of new Set(due.map((alarm) => alarm.teamId))) {
        const alarms = due.filter((alarm) => alarm.teamId === teamId);
        const rung = await this.ring(teamId, alarms).catch((thrown: unknown) => (failures.push(thrown), 0));
        rang += rung;
        if (rung === 0) through.add(teamId);
      }
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `The clock could not ring for ${failures.length} teams.`);
    return rang;
  }

  /** Whoever rings second finds them cleared behind the turnstile: no alarm has two effects. */
  private async ring(teamId: string, alarms: readonly Alarm[]): Promise<number> {
    const asking = { actor: clockOf(teamId), key: `ring ${newId()}` };
    const { rung } = await this.commands.run('ring', [], { alarms }, asking, async (change) => {
      const still = await takeDue(change, teamId, alarms);
      for (const kind of new Set(still.map((alarm) => alarm.kind))) {
        const theirs = still.filter((alarm) => alarm.kind === kind);
        await this.ringers[kind]!(change, teamId, theirs);
      }
      return { rung: still.length };
    });
    return rung;
  }
}
