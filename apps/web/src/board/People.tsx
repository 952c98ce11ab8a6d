import { usePeople, type Person } from '../identity/session.js';
import { useSlowly } from '../live/use-slowly.js';
import { Avatar } from '../ui/Avatar.js';
import styles from './header.module.css';
import { bothTracks, followBoth } from './tracks.js';
import { words } from './words.js';

/** A person may have so many cards of both tracks in work before the board says it is much (B4). It never refuses. */
const PERSON_LIMIT = 3;
const SHOWN = 6;
const IN_WORK = ['in-progress', 'review', 'working', 'waiting'];

/** Who is in the team, and how much each has in work in both tracks together (B4). */
export function People() {
  const people = usePeople().filter(({ roles }) => roles.includes('member') || roles.includes('product-owner'));
  const load = new Map(useSlowly(followBoth, loadNow));
  const cardsOf = ({ id }: Person) => load.get(id) ?? [];
  const busiest = [...people].sort((a, b) => cardsOf(b).length - cardsOf(a).length || a.name.localeCompare(b.name));
  const more = busiest.length - SHOWN;
  return (
    <ul className={styles.people}>
      {busiest.slice(0, SHOWN).map((person) => (
        <Loaded key={person.id} person={person} cards={cardsOf(person)} />
      ))}
      {more > 0 && <li className={styles.morePeople}>+{more}</li>}
    </ul>
  );
}

function Loaded({ person: { name, initials, onCall }, cards }: { person: Person; cards: readonly string[] }) {
  const over = cards.length > PERSON_LIMIT;
  const says = [words.load(name, cards.length), over && words.overLoad(PERSON_LIMIT), onCall && words.onCall]
    .filter(Boolean)
    .join(', ')
    .concat(cards.length > 0 ? `: ${cards.join(', ')}` : '');
  return (
    <li className={styles.person} data-over={over || undefined} data-oncall={onCall || undefined} title={says}>
      <span aria-hidden>
        <Avatar name={name} initials={initials} size={24} />
      </span>
      <span className={styles.load} aria-hidden>
        {cards.length}
      </span>
      <span className="spoken">{says}</span>
    </li>
  );
}

/** The keys of the cards each person has in work, in both tracks. */
function loadNow(): [person: string, cards: string[]][] {
  const load = new Map<string, string[]>();
  for (const track of bothTracks) {
    for (const column of IN_WORK.filter((id) => track.columnIds.includes(id))) {
      for (const id of track.ids(column)) {
        const { key, assignees } = track.card(id)!;
        for (const person of assignees) load.set(person, [...(load.get(person) ?? []), key]);
      }
    }
  }
  return [...load].sort();
}
