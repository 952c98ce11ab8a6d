import { Check } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery, signOut } from '../identity/sign-in.js';
import { useValue, type Value } from '../live/value.js';
import { Menu, type MenuEntry } from '../ui/Menu.js';
import type { PageCommands } from './keys.js';
import { openOverlay } from './overlays.js';
import { density, theme } from './parts/settings.js';
import { bothTracks } from './tracks.js';
import { words } from './words.js';

interface MenuProps {
  anchor: Element;
  onClose: () => void;
}

/** How the board looks to this person, and the way out. */
export function SettingsMenu({ anchor, onClose }: MenuProps) {
  useValue(theme);
  useValue(density);
  const entries: MenuEntry[] = [
    { label: words.themeTitle, entries: choices(theme, words.theme) },
    { label: words.densityTitle, keys: 'Shift+D', entries: choices(density, words.density) },
    'line',
    { label: words.help, keys: '?', run: () => void setTimeout(() => openOverlay({ kind: 'help' })) },
    { label: words.signOut, run: () => void signOut() },
  ];
  return <Menu anchor={anchor} label={words.settings} entries={entries} onClose={onClose} align="end" />;
}

function choices<T extends string>(value: Value<T>, names: Record<T, string>): MenuEntry[] {
  return (Object.keys(names) as T[]).map((choice) => ({
    label: names[choice],
    icon: value.get() === choice ? <Check size={14} /> : <span style={{ width: 14 }} />,
    run: () => value.set(choice),
  }));
}

/** Other teams of this person, and which tracks to show. */
export function TeamsMenu({ anchor, onClose, show }: MenuProps & Pick<PageCommands, 'show'>) {
  const { data } = useQuery(sessionQuery);
  const entries: MenuEntry[] = [
    ...(data?.teams ?? []).map(({ slug, name }) => ({ label: name, run: () => location.assign(`/b/${slug}`) })),
    'line',
    { label: words.both, keys: 'g b', run: () => show('both') },
    ...bothTracks.map(({ name, title }) => ({
      label: words.only(title),
      keys: `g ${name[0]}`,
      run: () => show(name),
    })),
  ];
  return <Menu anchor={anchor} label={words.teams} entries={entries} onClose={onClose} />;
}
