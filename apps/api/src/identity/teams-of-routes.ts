import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { StreamId, notFound, teamOf } from '@twotrack/shared';
import type { Caller } from './caller.js';

/** Finds the team a card, queue or request belongs to; null where there is none. */
export type FindTeam = (id: string) => Promise<string | null>;

/** By the name of a route parameter: `itemId` → whose item that is. The contexts' answers, put together in app.module. */
export const FIND_TEAM = Symbol('find-team');

const Uuid = z.uuid();

/** How many cards' teams are remembered: a card never changes its team. */
const KEPT_MAX = 20_000;

/** Which team a route is about: named in it, or found through the card it names (A3). */
@Injectable()
export class TeamsOfRoutes {
  private readonly kept = new Map<string, string>();

  constructor(@Inject(FIND_TEAM) private readonly findTeam: Readonly<Record<string, FindTeam>>) {}

  async find(
    params: Record<string, string>,
    caller: Caller,
  ): Promise<{ teamId: string | null; what: string; id: string }> {
    const byTeam = this.named(params, caller);
    for (const [name, id] of Object.entries(params)) {
      const find = this.findTeam[name];
      if (!find) continue;
      const what = name.replace(/Id$/, '');
      if (!Uuid.safeParse(id).success) throw notFound(what, id);
      const teamId = await this.teamOf(id, find);
      // two ids in one route must belong together, or the second is as good as missing
      if (byTeam && byTeam.teamId !== teamId) return { teamId: null, what, id };
      return { teamId, what, id };
    }
    return byTeam ?? { teamId: null, what: 'team', id: '' };
  }

  private async teamOf(id: string, find: FindTeam): Promise<string | null> {
    const known = this.kept.get(id);
    if (known) return known;
    const teamId = await find(id);
    if (this.kept.size >= KEPT_MAX) this.kept.clear();
    if (teamId) this.kept.set(id, teamId);
    return teamId;
  }

  private named(
    params: Record<string, string>,
    caller: Caller,
  ): { teamId: string | null; what: string; id: string } | null {
    if (params['team'] !== undefined) {
      const id = params['team'];
      const membership = caller.memberships.find((one) => one.slug === id || one.teamId === id);
      return { teamId: membership?.teamId ?? null, what: 'team', id };
    }
    if (params['stream'] !== undefined) {
      const id = params['stream'];
      const stream = StreamId.safeParse(id);
      return { teamId: stream.success ? teamOf(stream.data) : null, what: 'stream', id };
    }
    return null;
  }
}
