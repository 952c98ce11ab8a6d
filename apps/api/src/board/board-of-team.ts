import { Injectable } from '@nestjs/common';
import { streamOf, type Actor, type Recorded, type Stretch, type Track } from '@twotrack/shared';
import type { Snapshot } from '@twotrack/shared/stream';
import { ProductBacklog } from '@twotrack/product-backlog';
import { ServiceQueue } from '@twotrack/service-queue';
import { seesAll, type Reader } from '../live/tracks.js';
import type { TeamEvent } from '../identity/team-contract.js';
import { Teams } from '../identity/teams.js';

/** The board of one team: one snapshot per track, each true at its own number. */
@Injectable()
export class BoardOfTeam {
  constructor(
    private readonly teams: Teams,
    private readonly backlog: ProductBacklog,
    private readonly queues: ServiceQueue,
  ) {}

  /** As JSON text: the tracks' views were put together by the database and are not parsed here. */
  async snapshot(viewer: Actor): Promise<string> {
    const [team, product, service] = await Promise.all([
      this.team(viewer),
      this.backlog.snapshot(viewer),
      this.queues.snapshot(viewer),
    ]);
    return `{"team":${team},"serverTime":"${new Date().toISOString()}","product":${withHead(product)},"service":${withHead(service)}}`;
  }

  since(track: Track, viewer: Actor, epoch: number, after: number, limit: number): Promise<Stretch> {
    if (track === 'product') return this.backlog.since(viewer, epoch, after, limit);
    if (track === 'service') return this.queues.since(viewer, epoch, after, limit);
    return this.teamSince(viewer, epoch, after, limit);
  }

  private async team(viewer: Actor): Promise<string> {
    const [team, people] = await Promise.all([
      this.teams.bySlugOrId(viewer.teamId),
      this.teams.snapshot(viewer.teamId),
    ]);
    const { people: all, share } = JSON.parse(people.text);
    const seen = all.filter((person: { id: string }) => seesAll(viewer) || person.id === viewer.id);
    const me = { id: viewer.id, name: viewer.name, roles: viewer.roles };
    return JSON.stringify({
      stream: people.head,
      id: team!.id,
      slug: team!.slug,
      name: team!.name,
      demo: team!.demo,
      me,
      people: seen,
      share: seesAll(viewer) ? share : null,
    });
  }

  private async teamSince(viewer: Actor, epoch: number, after: number, limit: number): Promise<Stretch> {
    const stretch = await this.teams.stream.since(streamOf('team', viewer.teamId), epoch, after, limit);
    return { ...stretch, events: stretch.events.filter((event) => seesPerson(viewer, event)) };
  }
}

/** Who does not work in the team sees what concerns themselves. */
export function seesPerson(reader: Reader, event: Recorded<TeamEvent>): boolean {
  if (seesAll(reader)) return true;
  if (event.type === 'share-stated') return false;
  return (event.type === 'person-left' ? event.personId : event.person.id) === reader.id;
}

const withHead = ({ head, text }: Snapshot): string =>
  `{"stream":${JSON.stringify(head)},${text.slice(text.indexOf('{') + 1)}`;
