import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { StreamId, notFound, teamOf } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { Caller } from './caller.js';
import { TeamsOfCards } from './teams-of-cards.js';

/** Finds the team a card, queue or request belongs to; null where there is none. */
export type FindTeam = (id: string) => Promise<string | null>;

/** What the contexts know of whose their cards are, put together in app.module. */
export interface Owners {
  /** By the name of a route parameter: `itemId` → whose item that is. */
  readonly find: Readonly<Record<string, FindTeam>>;
  /** What they commit tells it too. */
  readonly streams: readonly Pick<EventStream<{ type: string }>, 'whenCommitted'>[];
}

export const OWNERS = Symbol('owners');

const Uuid = z.uuid();

/** Which team a route is about: named in it, or found through the card it names (A3). */
@Injectable()
export class TeamsOfRoutes {
  private readonly known = new TeamsOfCards();

  constructor(@Inject(OWNERS) private readonly owners: Owners) {
    for (const stream of owners.streams)
      stream.whenCommitted(({ stream: id, cards }) => cards.forEach((card) => this.known.keep(card, teamOf(id))));
  }

  async find(
    params: Record<string, string>,
    caller: Caller,
  ): Promise<{ teamId: string | null; what: string; id: string }> {
    const byTeam = this.named(params, caller);
    for (const [name, id] of Object.entries(params)) {
      const find = this.owners.find[name];
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
    const known = this.known.get(id);
    if (known) return known;
    const teamId = await find(id);
    if (teamId) this.known.keep(id, teamId);
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
