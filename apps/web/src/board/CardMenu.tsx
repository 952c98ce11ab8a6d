import { Menu, type MenuEntry } from '../ui/Menu.js';
import { act, type PageCommands } from './keys.js';
import { moveCard } from './moves.js';
import { openOverlay } from './overlays.js';
import type { TrackDefinition } from './parts/track.js';
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
    const here = id === facts.column;
    return {
      label: name,
      note: here ? words.menu.now : counted,
      disabled: here ? words.menu.now : undefined,
      run: () => void moveCard(track, card, id),
    };
  });
  const entries: MenuEntry[] = only
    ? moves
    : [
        { label: words.menu.open, keys: 'Enter', run: () => page.openCard(track, card) },
        { label: words.menu.moveTo, keys: 't', entries: moves },
        ...(track.rank ? ['line' as const, ...ranks(track, card)] : []),
        'line',
        ...track.actions.flatMap((action): MenuEntry[] => {
          const offer = action.offer(card);
          return offer
            ? [{ label: offer.label, keys: action.keys, disabled: offer.why, run: () => act(track, action, card) }]
            : [];
        }),
        'line',
        { label: words.menu.why, keys: 'w', run: () => later(() => openOverlay({ kind: 'why', track, card, anchor })) },
        { label: words.menu.copy, keys: 'y', run: () => page.copyLink(track, card) },
      ];
  return <Menu anchor={anchor} label={facts.key} entries={entries} onClose={onClose} align="end" />;
}

function ranks(track: TrackDefinition, card: string): MenuEntry[] {
  const { means, words: why } = track.ranking();
  const steps: [Step, string, string][] = [
    ['up', words.menu.up, 'Alt+ArrowUp'],
    ['down', words.menu.down, 'Alt+ArrowDown'],
    ['top', words.menu.top, 'Alt+Home'],
    ['bottom', words.menu.bottom, 'Alt+End'],
  ];
  return steps.map(([to, label, keys]) => ({
    label,
    keys,
    note: means === 'proposes' ? words.menu.proposes : undefined,
    disabled: means === 'nothing' ? why : undefined,
    run: () => place(track, { card }, to),
  }));
}

/** After the menu has closed and given focus back. */
const later = (run: () => void): void => void setTimeout(run, 0);
