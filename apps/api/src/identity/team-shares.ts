import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { streamOf, type Answer, type Asking, type Recorded } from '@twotrack/shared';
import { Audit } from './audit.js';
import type { CapacityShare, ShareStated, StateShare } from './team-contract.js';
import { shareOf, stated, writeShare } from './team-share.js';
import { Teams } from './teams.js';

/** What teams state that they give to each track: decisions in the stream of the team (B5). */
@Injectable()
export class TeamShares {
  constructor(
    private readonly db: DataSource,
    @Inject(Teams) private readonly teams: Pick<Teams, 'stream'>,
    private readonly audit: Audit,
  ) {}

  async stateShare(command: StateShare, { actor, key }: Asking): Promise<Answer<{ share: CapacityShare | null }>> {
    const { teamId } = actor;
    const order = { stream: streamOf('team', teamId), actor, key, asked: { stateShare: command } };
    const answer = await this.teams.stream.change(order, async (change) => {
      const was = await shareOf(change.read, teamId);
      const event = stated(was, command, actor, change.now);
      if (!event) return { share: was };
      await writeShare(change.write, teamId, event.share);
      change.record(event, teamId);
      return { share: event.share };
    });
    await this.audit.note('team-changed', actor.id, { team: teamId, seq: answer.seq });
    return answer;
  }

  /** Null where the team states nothing. */
  of(teamId: string): Promise<CapacityShare | null> {
    return shareOf(this.db.manager, teamId);
  }

  /** Every decision, the last one first. */
  async history(teamId: string): Promise<Recorded<ShareStated>[]> {
    return (await this.teams.stream.historyOf(teamId)) as Recorded<ShareStated>[];
  }
}
