import { usePeople, type Person } from '../identity/session.js';
import { useSlowly } from '../live/use-slowly.js';
import { Avatar } from '../ui/Avatar.js';
import styles from './header.module.css';
import { bothTracks, followBoth } from './tracks.js';
import { words } from './words.js';

/** A person may have so many cards of both tracks in work before the board says it is much (B4). It never refuses. */
const PERSON_LIMIT = 3;
const SHOWN = 6;
const WORKING = ['in-progress', 'review', 'working'];

/** Who is in the team, and how much each has in work in both tracks together (B4). */
export function People() {
  const people = usePeople().filter(({ roles }) => roles.includes('member') || roles.includes('product-owner'));
  const load = new Map(useSlowly(followBoth, loadNow));
  const busiest = [...people].sort(
    (a, b) => (load.get(b.id) ?? 0) - (load.get(a.id) ?? 0) || a.name.localeCompare(b.name),
  );
  const more = busiest.length - SHOWN;
  return (
    <ul className={styles.people}>
      {busiest.slice(0, SHOWN).map((person) => (
        <Loaded key={person.id} person={person} count={load.get(person.id) ?? 0} />
      ))}
      {more > 0 && <li className={styles.morePeople}>+{more}</li>}
    </ul>
  );
}

function Loaded({ person: { name, initials, onCall }, count }: { person: Person; count: number }) {
  const over = count > PERSON_LIMIT;
  const says = [words.load(name, count), over && words.overLoad(PERSON_LIMIT), onCall && words.onCall]
    .filter(Boolean)
    .join(', ');
  return (
    <li className={styles.person} data-over={over || undefined} data-oncall={onCall || undefined} title={says}>
      <span aria-hidden>
        <Avatar name={name} initials={initials} size={24} />
      </span>
      <span className={styles.load} aria-hidden>
        {count}
      </span>
      <span className="spoken">{says}</span>
    </li>
  );
}

function loadNow(): [person: string, cards: number][] {
  const counts = new Map<string, number>();
  for (const track of bothTracks) {
    for (const column of WORKING.filter((id) => track.columnIds.includes(id))) {
      for (const id of track.ids(column)) {
        for (const person of track.card(id)?.assignees ?? []) counts.set(person, (counts.get(person) ?? 0) + 1);
      }
    }
  }
  return [...counts].sort();
}
