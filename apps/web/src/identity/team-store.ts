import type { Recorded, Role, StreamHead } from '@twotrack/shared';
import { valueOf } from '../live/value.js';
import type { Me } from './session.js';

export interface TeamPerson {
  id: string;
  name: string;
  roles: readonly Role[];
  onCall: boolean;
}

export interface Team {
  slug: string;
  name: string;
  people: readonly TeamPerson[];
  me: Me;
}

/** The team as the board answer tells it. `me` is the person who looks, or only the id. */
export interface TeamView {
  id?: string;
  stream: StreamHead;
  slug: string;
  name: string;
  people: TeamPerson[];
  me: { id: string; name?: string; roles?: Role[] };
}

export type TeamEvent = {
  type: 'person-joined' | 'roles-changed' | 'person-left' | 'duty-set';
  person: TeamPerson;
};

const nobody: Me = { id: '', name: '', roles: [], teamId: '', teamSlug: '' };
export const team = valueOf<Team>({ slug: '', name: '', people: [], me: nobody });

export function loadTeam(view: TeamView): void {
  const { slug, name, people, stream } = view;
  const myself = people.find(({ id }) => id === view.me.id);
  team.set({
    slug,
    name,
    people,
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
  for (const { type, person } of events) {
    const now = team.get();
    const others = now.people.filter(({ id }) => id !== person.id);
    team.set({
      ...now,
      people: type === 'person-left' ? others : [...others, person],
      me: person.id === now.me.id ? { ...now.me, name: person.name, roles: person.roles } : now.me,
    });
  }
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1)! : '';
  return ((words[0]?.[0] ?? '?') + (last[0] ?? words[0]?.[1] ?? '')).toUpperCase();
}
