import { Injectable } from '@nestjs/common';
import type { BulkDoing } from '@twotrack/service-queue/contract';
import { Teams } from '../../identity/teams.js';

/** The people whom a command on tickets means: the context of the queues does not know who they are. */
@Injectable()
export class Colleagues {
  constructor(private readonly teams: Teams) {}

  /** Whoever has the duty, where the command asks for them; refuses somebody who does not work in the team (A3). */
  async meant(teamId: string, { assign, escalate }: Pick<BulkDoing, 'assign' | 'escalate'>): Promise<string | null> {
    if (escalate?.to === 'on-call') return this.teams.onCall(teamId);
    const named = [assign?.to, escalate && 'person' in escalate.to ? escalate.to.person : null];
    await this.teams.mustWorkHere(
      teamId,
      named.filter((id) => typeof id === 'string'),
    );
    return null;
  }
}
