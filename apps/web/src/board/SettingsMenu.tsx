import { Check } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useCan, useMe } from '../identity/session.js';
import { sessionQuery, signOut } from '../identity/sign-in.js';
import { useValue, type Value } from '../live/value.js';
import { words as goals } from '../product-backlog/goal/words.js';
import { words as order } from '../product-backlog/order/words.js';
import { words as keeping } from '../product-backlog/keep/words.js';
import { words as intake } from '../service-queue/integrations/words.js';
import { words as problems } from '../service-queue/problems/words.js';
import { words as asking } from '../service-queue/requesters/words.js';
import { Menu, type MenuEntry } from '../ui/Menu.js';
import type { PageCommands } from './key-commands.js';
import { openOverlay } from './overlays.js';
import { density, productShrinks, theme } from './parts/settings.js';
import { words as share } from './share/words.js';
import { undoLast } from './parts/undo.js';
import { keyOf, type Shortcut } from './shortcuts.js';
import type { TrackName } from './parts/track.js';
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
  const { read, administer } = useCan();
  const { teamSlug } = useMe();
  const entries: MenuEntry[] = [
    { label: words.themeTitle, entries: choices(theme, words.theme) },
    ...(read ? boardEntries() : []),
    ...(read
      ? [
          { label: words.refine, keys: keyOf('refine'), run: () => location.assign(`/b/${teamSlug}/refine`) },
          { label: problems.title, run: () => location.assign(`/b/${teamSlug}/problems`) },
          { label: words.importing, run: () => location.assign(`/b/${teamSlug}/import`) },
          { label: problems.timeline.title, run: () => location.assign(`/b/${teamSlug}/timeline`) },
        ]
      : []),
    ...(read ? [{ label: order.menu, run: () => void setTimeout(() => openOverlay({ kind: 'order' })) }] : []),
    ...(read ? [{ label: keeping.menu, run: () => void setTimeout(() => openOverlay({ kind: 'dinosaurs' })) }] : []),
    ...(read ? [{ label: share.menu, run: () => void setTimeout(() => openOverlay({ kind: 'share' })) }] : []),
    { label: goals.menu, run: () => void setTimeout(() => openOverlay({ kind: 'goal' })) },
    {
      label: words.policy,
      keys: read ? keyOf('policies') : undefined,
      run: () => location.assign(`/b/${teamSlug}/policies/severity`),
    },
    ...(read
      ? [
          {
            label: administer ? intake.menu : intake.menuOfMembers,
            run: () => void setTimeout(() => openOverlay({ kind: 'integrations' })),
          },
        ]
      : []),
    ...(administer ? [{ label: asking.menu, run: () => void setTimeout(() => openOverlay({ kind: 'forms' })) }] : []),
    'line',
    { label: words.help, keys: keyOf('help'), run: () => void setTimeout(() => openOverlay({ kind: 'help' })) },
    { label: words.signOut, run: () => void signOut() },
  ];
  return <Menu anchor={anchor} label={words.settings} entries={entries} onClose={onClose} align="end" />;
}

const boardEntries = (): MenuEntry[] => [
  { label: words.densityTitle, keys: keyOf('density'), entries: choices(density, words.density) },
  { label: words.keys.undo, keys: keyOf('undo'), run: () => void undoLast() },
];

function choices<T extends string>(value: Value<T>, names: Record<T, string>): MenuEntry[] {
  return (Object.keys(names) as T[]).map((choice) => ({
    label: names[choice],
    icon: value.get() === choice ? <Check size={14} /> : <span style={{ width: 14 }} />,
    run: () => value.set(choice),
  }));
}

const only: Record<TrackName, Shortcut> = { product: 'productOnly', service: 'serviceOnly' };

/** Other teams of this person, and which tracks to show. */
export function TeamsMenu({ anchor, onClose, show }: MenuProps & Pick<PageCommands, 'show'>) {
  const { data } = useQuery(sessionQuery);
  const { read } = useCan();
  const teams = (data?.teams ?? []).map(({ slug, name }) => ({
    label: name,
    run: () => location.assign(`/b/${slug}`),
  }));
  const focus: MenuEntry[] = [
    'line',
    { label: words.both, keys: keyOf('both'), run: () => show('both') },
    ...bothTracks.map(({ name, title }) => ({
      label: words.only(title),
      keys: keyOf(only[name]),
      run: () => show(name),
    })),
    {
      label: productShrinks.get() ? words.stormShows : words.stormShrinks,
      keys: keyOf('shrink'),
      run: () => productShrinks.set(!productShrinks.get()),
    },
  ];
  const entries = read ? [...teams, ...focus] : teams;
  return <Menu anchor={anchor} label={words.teams} entries={entries} onClose={onClose} />;
}
