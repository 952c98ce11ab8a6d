import { Menu, type MenuEntry } from '../ui/Menu.js';
import { act } from './act.js';
import type { PageCommands } from './key-commands.js';
import { moveCard } from './moves.js';
import { openOverlay } from './overlays.js';
import type { TrackDefinition } from './parts/track.js';
import { keyOf, type Shortcut } from './shortcuts.js';
import { place, type Step } from './steps.js';
import { words } from './words.js';

interface CardMenuProps {
  track: TrackDefinition;
  card: string;
  anchor: Element;
  only?: 'moves' | undefined;
  onClose: () => void;
  page: PageCommands;
}

/** Everything one can do with a card, by single clicks. */
export function CardMenu({ track, card, anchor, only, onClose, page }: CardMenuProps) {
  const columns = track.useColumns();
  const facts = track.card(card);
  if (!facts) return null;
  const moves = columns.map(({ id, name, limit }): MenuEntry => {
    const count = track.ids(id).length;
    const counted = limit ? `${count}/${limit.count}` : String(count);
    const by = track.columnIds.indexOf(id) - track.columnIds.indexOf(facts.column);
    const step = ({ 1: 'next', [-1]: 'previous' } as const)[by];
    return {
      label: name,
      note: counted,
      hint: by === 0 ? undefined : track.landing(card, id),
      keys: step && keyOf(step),
      disabled: by === 0 ? words.menu.now : undefined,
      likely: by === 1,
      run: () => void moveCard(track, card, id),
    };
  });
  const entries: MenuEntry[] = only
    ? moves
    : [
        { label: words.menu.open, keys: keyOf('open'), run: () => page.openCard(track, card) },
        { label: words.menu.moveTo, keys: keyOf('to'), entries: moves },
        ...(track.rank ? ['line' as const, ...ranks(track, card)] : []),
        'line',
        ...track.actions.flatMap((action): MenuEntry[] => {
          const offer = action.offer(card);
          return offer
            ? [{ label: offer.label, keys: action.keys, disabled: offer.why, run: () => act(track, action, card) }]
            : [];
        }),
        'line',
        {
          label: words.menu.why,
          keys: keyOf('why'),
          run: () => later(() => openOverlay({ kind: 'why', track, card, anchor })),
        },
        { label: words.menu.copy, keys: keyOf('copy'), run: () => page.copyLink(track, card) },
      ];
  return <Menu anchor={anchor} label={facts.key} about={facts.title} entries={entries} onClose={onClose} align="end" />;
}

function ranks(track: TrackDefinition, card: string): MenuEntry[] {
  const { means, words: why } = track.ranking();
  const steps: [Step, string, Shortcut][] = [
    ['up', words.menu.up, 'rankUp'],
    ['down', words.menu.down, 'rankDown'],
    ['top', words.menu.top, 'rankTop'],
    ['bottom', words.menu.bottom, 'rankBottom'],
  ];
  return steps.map(([to, label, key]) => ({
    label,
    keys: keyOf(key),
    note: means === 'proposes' ? words.menu.proposes : undefined,
    disabled: means === 'nothing' ? why : undefined,
    run: () => place(track, { card }, to),
  }));
}

/** After the menu has closed and given focus back. */
const later = (run: () => void): void => void setTimeout(run, 0);
