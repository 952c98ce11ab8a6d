import { team } from '../identity/team-store.js';
import { act } from './act.js';
import { openOverlay } from './overlays.js';
import { announce } from './parts/announce.js';
import { cursor, type Cursor } from './parts/cursor.js';
import type { KeyCommand, KeyGroup } from './parts/page-keys.js';
import { nextDensity, productShrinks } from './parts/settings.js';
import type { CardAction, TrackDefinition } from './parts/track.js';
import { undoLast } from './parts/undo.js';
import { shortcuts, type Shortcut } from './shortcuts.js';
import { aside, place, shift, step } from './steps.js';
import { bothTracks, tracks } from './tracks.js';
import { words } from './words.js';

/** What only the page can do. */
export interface PageCommands {
  openCard(track: TrackDefinition, card: string): void;
  show(which: 'both' | 'product' | 'service'): void;
  triage(): void;
  refine(): void;
  clear(): boolean;
  focusFilter(): void;
  pullNext(): void;
  copyLink(track: TrackDefinition, card: string): void;
}

/**
 * For somebody who only asks (`works` false) the few that mean something without columns; where another page stands in
 * the place of the board, none of the board's own.
 */
export function keyCommands(page: PageCommands, works: boolean, elsewhere = false): KeyCommand[] {
  if (!works) return forRequesters(page);
  return elsewhere ? anywhere(page) : [...anywhere(page), ...onBoard(), ...onCards(page), ...ofTracks()];
}

const named = (group: KeyGroup, name: Shortcut, run: KeyCommand['run']): KeyCommand => ({
  group,
  keys: shortcuts[name],
  words: words.keys[name],
  run,
});

const forRequesters = (page: PageCommands): KeyCommand[] => [
  named('anywhere', 'help', () => openOverlay({ kind: 'help' })),
  named('anywhere', 'message', focusMessage),
  named('anywhere', 'escape', page.clear),
];

const anywhere = (page: PageCommands): KeyCommand[] => [
  named('anywhere', 'help', () => openOverlay({ kind: 'help' })),
  named('anywhere', 'filter', page.focusFilter),
  named('anywhere', 'create', () => openOverlay({ kind: 'create', track: trackHere() })),
  named('anywhere', 'undo', () => void undoLast()),
  named('anywhere', 'inbox', () => openOverlay({ kind: 'inbox' })),
  named('anywhere', 'both', () => page.show('both')),
  named('anywhere', 'productOnly', () => page.show('product')),
  named('anywhere', 'serviceOnly', () => page.show('service')),
  named('anywhere', 'triage', page.triage),
  named('anywhere', 'refine', page.refine),
  named('anywhere', 'policies', () => location.assign(`/b/${team.get().slug}/policies/severity`)),
  named('anywhere', 'shrink', () => productShrinks.set(!productShrinks.get())),
  named('anywhere', 'pull', page.pullNext),
  named('anywhere', 'density', () => announce(words.densitySays(words.density[nextDensity()]))),
  named('anywhere', 'message', focusMessage),
  named('anywhere', 'escape', page.clear),
];

const onBoard = (): KeyCommand[] => [
  named('board', 'down', () => step(1)),
  named('board', 'up', () => step(-1)),
  named('board', 'left', () => aside(-1)),
  named('board', 'right', () => aside(1)),
  named('board', 'first', () => step(-Infinity)),
  named('board', 'last', () => step(Infinity)),
  // The column that holds its order listens for itself
  named('board', 'apply', () => false),
];

const onCards = (page: PageCommands): KeyCommand[] => [
  named(
    'card',
    'open',
    onCard((track, at) => page.openCard(track, at.card)),
  ),
  named(
    'card',
    'next',
    onCard((track, at) => shift(track, at, 1)),
  ),
  named(
    'card',
    'previous',
    onCard((track, at) => shift(track, at, -1)),
  ),
  named(
    'card',
    'to',
    onCard((track, { card }) => over('move-menu', track, card)),
  ),
  named(
    'card',
    'why',
    onCard((track, { card }) => over('why', track, card)),
  ),
  named(
    'card',
    'copy',
    onCard((track, { card }) => page.copyLink(track, card)),
  ),
];

const ranks = { rankUp: 'up', rankDown: 'down', rankTop: 'top', rankBottom: 'bottom' } as const;

const ofTracks = (): KeyCommand[] => [
  ...(Object.keys(ranks) as (keyof typeof ranks)[]).map((name) =>
    named(
      'product',
      name,
      onCard((track, at) => place(track, at, ranks[name])),
    ),
  ),
  ...bothTracks.flatMap((track) => track.actions.map((action) => keyFor(track, action))),
];

const keyFor = (track: TrackDefinition, action: CardAction): KeyCommand => ({
  group: track.name,
  keys: [action.keys],
  words: action.words,
  run: onCard((here, { card }) => (here === track ? act(track, action, card) : false)),
});

function trackHere(): TrackDefinition {
  const now = cursor.get();
  const inSight = ({ name }: TrackDefinition) => document.querySelector(`section[data-track="${name}"]`) !== null;
  return now ? tracks[now.track] : (bothTracks.find(inSight) ?? tracks.product);
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
