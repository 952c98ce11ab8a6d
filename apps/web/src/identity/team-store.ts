import type { Recorded, Role, StreamHead, Who } from '@twotrack/shared';
import { valueOf } from '../live/value.js';

/** Whoever looks at this board. */
export interface Me {
  id: string;
  name: string;
  roles: readonly Role[];
  teamId: string;
  teamSlug: string;
}

export interface TeamPerson {
  id: string;
  name: string;
  roles: readonly Role[];
  onCall: boolean;
}

/** How much of its work the team gives to the product track, in per cent (B5). */
export interface CapacityShare {
  product: number;
  by: Who;
  at: string;
  reason: string | null;
}

export interface Team {
  slug: string;
  name: string;
  /** Made up: nobody works here. */
  demo?: boolean;
  people: readonly TeamPerson[];
  /** Null where nothing is stated. */
  share?: CapacityShare | null;
  me: Me;
}

/** The team as the board answer tells it. `me` is the person who looks, or only the id. */
export interface TeamView {
  id?: string;
  stream: StreamHead;
  slug: string;
  name: string;
  demo?: boolean;
  people: TeamPerson[];
  share?: CapacityShare | null;
  me: { id: string; name?: string; roles?: Role[] };
}

export type TeamEvent =
  | { type: 'person-joined' | 'roles-changed' | 'duty-set'; person: TeamPerson }
  | { type: 'person-left'; personId: string }
  | { type: 'share-stated'; share: CapacityShare | null };

const nobody: Me = { id: '', name: '', roles: [], teamId: '', teamSlug: '' };
export const team = valueOf<Team>({ slug: '', name: '', people: [], me: nobody });

export function loadTeam(view: TeamView): void {
  const { slug, people, stream } = view;
  const myself = people.find(({ id }) => id === view.me.id);
  team.set({
    ...view,
    me: {
      id: view.me.id,
      name: view.me.name ?? myself?.name ?? '',
      roles: myself?.roles ?? view.me.roles ?? [],
      teamId: stream.id.slice(stream.id.indexOf(':') + 1),
      teamSlug: slug,
    },
  });
}

export function applyTeamEvents(events: readonly Recorded<TeamEvent>[]): void {
  for (const event of events) {
    const now = team.get();
    if (event.type === 'share-stated') {
      team.set({ ...now, share: event.share });
      continue;
    }
    const about = event.type === 'person-left' ? event.personId : event.person.id;
    const others = now.people.filter(({ id }) => id !== about);
    const people = event.type === 'person-left' ? others : [...others, event.person];
    const mine = event.type !== 'person-left' && about === now.me.id;
    const me = mine ? { ...now.me, name: event.person.name, roles: event.person.roles } : now.me;
    team.set({ ...now, people, me });
  }
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1)! : '';
  return ((words[0]?.[0] ?? '?') + (last[0] ?? words[0]?.[1] ?? '')).toUpperCase();
}
