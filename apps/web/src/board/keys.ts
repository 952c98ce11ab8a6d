import { tinykeys } from 'tinykeys';
import { attempt } from './moves.js';
import { askLine, openOverlay } from './overlays.js';
import { announce } from './parts/announce.js';
import { cursor, listAt, type Cursor } from './parts/cursor.js';
import { nextDensity } from './parts/settings.js';
import type { CardAction, TrackDefinition } from './parts/track.js';
import { undoLast } from './parts/undo.js';
import { aside, place, shift, step } from './steps.js';
import { bothTracks, tracks } from './tracks.js';
import { words } from './words.js';

export type KeyGroup = keyof typeof words.keys.groups;

/** One command of the keyboard. The help sheet shows exactly these. */
export interface KeyCommand {
  readonly group: KeyGroup;
  /** As tinykeys writes them; the first is shown. */
  readonly keys: readonly string[];
  readonly words: string;
  /** False: not for this moment, so the key keeps its own meaning. */
  run(): boolean | void;
}

/** What only the page can do. */
export interface PageCommands {
  openCard(track: TrackDefinition, card: string): void;
  show(which: 'both' | 'product' | 'service'): void;
  clear(): boolean;
  focusFilter(): void;
  pullNext(): void;
  copyLink(track: TrackDefinition, card: string): void;
}

export function keyCommands(page: PageCommands): KeyCommand[] {
  return [
    { group: 'anywhere', keys: ['[Shift]+?'], words: words.keys.help, run: () => openOverlay({ kind: 'help' }) },
    { group: 'anywhere', keys: ['/'], words: words.keys.filter, run: page.focusFilter },
    {
      group: 'anywhere',
      keys: ['c'],
      words: words.keys.create,
      run: () => openOverlay({ kind: 'create', track: trackHere() }),
    },
    { group: 'anywhere', keys: ['$mod+z'], words: words.keys.undo, run: undoLast },
    { group: 'anywhere', keys: ['g i'], words: words.keys.inbox, run: () => openOverlay({ kind: 'inbox' }) },
    { group: 'anywhere', keys: ['g b'], words: words.keys.both, run: () => page.show('both') },
    { group: 'anywhere', keys: ['g p'], words: words.keys.productOnly, run: () => page.show('product') },
    { group: 'anywhere', keys: ['g s'], words: words.keys.serviceOnly, run: () => page.show('service') },
    { group: 'anywhere', keys: ['p'], words: words.keys.pull, run: page.pullNext },
    {
      group: 'anywhere',
      keys: ['Shift+D'],
      words: words.keys.density,
      run: () => announce(words.densitySays(words.density[nextDensity()])),
    },
    { group: 'anywhere', keys: ['F8'], words: words.keys.message, run: focusMessage },
    { group: 'anywhere', keys: ['Escape'], words: words.keys.escape, run: page.clear },

    { group: 'board', keys: ['j', 'ArrowDown'], words: words.keys.down, run: () => step(1) },
    { group: 'board', keys: ['k', 'ArrowUp'], words: words.keys.up, run: () => step(-1) },
    { group: 'board', keys: ['h', 'ArrowLeft'], words: words.keys.left, run: () => aside(-1) },
    { group: 'board', keys: ['l', 'ArrowRight'], words: words.keys.right, run: () => aside(1) },
    { group: 'board', keys: ['Home'], words: words.keys.first, run: () => step(-Infinity) },
    { group: 'board', keys: ['End'], words: words.keys.last, run: () => step(Infinity) },
    { group: 'board', keys: ['.'], words: words.keys.apply, run: () => false },

    {
      group: 'card',
      keys: ['Enter'],
      words: words.keys.open,
      run: onCard((track, at) => page.openCard(track, at.card)),
    },
    {
      group: 'card',
      keys: ['Alt+ArrowRight'],
      words: words.keys.next,
      run: onCard((track, at) => shift(track, at, 1)),
    },
    {
      group: 'card',
      keys: ['Alt+ArrowLeft'],
      words: words.keys.previous,
      run: onCard((track, at) => shift(track, at, -1)),
    },
    {
      group: 'card',
      keys: ['t'],
      words: words.keys.to,
      run: onCard((track, { card }) => over('move-menu', track, card)),
    },
    { group: 'card', keys: ['w'], words: words.keys.why, run: onCard((track, { card }) => over('why', track, card)) },
    {
      group: 'card',
      keys: ['y'],
      words: words.keys.copy,
      run: onCard((track, { card }) => page.copyLink(track, card)),
    },

    {
      group: 'product',
      keys: ['Alt+ArrowUp'],
      words: words.keys.rankUp,
      run: onCard((track, at) => place(track, at, 'up')),
    },
    {
      group: 'product',
      keys: ['Alt+ArrowDown'],
      words: words.keys.rankDown,
      run: onCard((track, at) => place(track, at, 'down')),
    },
    {
      group: 'product',
      keys: ['Alt+Home'],
      words: words.keys.rankTop,
      run: onCard((track, at) => place(track, at, 'top')),
    },
    {
      group: 'product',
      keys: ['Alt+End'],
      words: words.keys.rankBottom,
      run: onCard((track, at) => place(track, at, 'bottom')),
    },
    ...bothTracks.flatMap((track) => track.actions.map((action) => keyOf(track, action))),
  ];
}

const keyOf = (track: TrackDefinition, action: CardAction): KeyCommand => ({
  group: track.name,
  keys: [action.keys],
  words: action.words,
  run: onCard((here, { card }) => (here === track ? act(track, action, card) : false)),
});

/** Does what the menu offers, or says why not. */
export function act(track: TrackDefinition, action: CardAction, card: string): void {
  const offer = action.offer(card);
  if (!offer) return;
  if (offer.why) return announce(offer.why);
  const column = track.card(card)?.column ?? '';
  void attempt(track, card, column, () => action.run(card, askLine));
}

/** Single keys act while the board has focus; never in a field, never with something open over the board. */
export function listenToKeys(commands: readonly KeyCommand[]): () => void {
  const byKey = new Map<string, KeyCommand[]>();
  for (const command of commands) {
    for (const keys of command.keys) byKey.set(keys, [...(byKey.get(keys) ?? []), command]);
  }
  const bindings = [...byKey].map(
    ([keys, all]) =>
      [
        keys,
        (event: KeyboardEvent) => {
          if (event.defaultPrevented || elsewhere(event)) return;
          if (all.some((command) => command.run() !== false)) event.preventDefault();
        },
      ] as const,
  );
  return tinykeys(window, Object.fromEntries(bindings), { ignore: () => false });
}

function elsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"], [role="menu"], [role="alertdialog"]')) return true;
  if (target.closest('input, textarea, select, [contenteditable="true"]')) return true;
  // a button or a splitter keeps its own keys
  return ['Enter', ' '].includes(key) && !target.closest('[data-card] > a');
}

function trackHere(): TrackDefinition {
  const now = cursor.get();
  return now ? tracks[now.track] : bothTracks.find(({ columnIds, name }) => columnIds.some((id) => listAt(name, id)))!;
}

function onCard(run: (track: TrackDefinition, at: Cursor) => boolean | void) {
  return () => {
    const now = cursor.get();
    return now?.held ? run(tracks[now.track], now) : false;
  };
}

function over(kind: 'move-menu' | 'why', track: TrackDefinition, card: string): void {
  const anchor = document.querySelector(`[data-card="${card}"]`);
  if (anchor) openOverlay({ kind, track, card, anchor });
}

function focusMessage(): void {
  document.querySelector<HTMLElement>('[data-toast]:last-of-type button')?.focus();
}
