import { words } from './words.js';

/** The key of every command, as tinykeys writes it; the first is shown. Help, menus and tooltips read them here. */
export const shortcuts = {
  help: ['[Shift]+?'],
  filter: ['/'],
  create: ['c'],
  undo: ['$mod+z'],
  inbox: ['g i'],
  both: ['g b'],
  productOnly: ['g p'],
  serviceOnly: ['g s'],
  triage: ['g t'],
  refine: ['g r'],
  policies: ['g o'],
  shrink: ['Shift+P'],
  pull: ['p'],
  density: ['Shift+D'],
  message: ['F8'],
  escape: ['Escape'],
  down: ['j', 'ArrowDown'],
  up: ['k', 'ArrowUp'],
  left: ['h', 'ArrowLeft'],
  right: ['l', 'ArrowRight'],
  first: ['Home'],
  last: ['End'],
  apply: ['.'],
  open: ['Enter'],
  next: ['Alt+ArrowRight'],
  previous: ['Alt+ArrowLeft'],
  to: ['t'],
  why: ['w'],
  copy: ['y'],
  rankUp: ['Alt+ArrowUp'],
  rankDown: ['Alt+ArrowDown'],
  rankTop: ['Alt+Home'],
  rankBottom: ['Alt+End'],
} satisfies Partial<Record<keyof typeof words.keys, readonly string[]>>;

export type Shortcut = keyof typeof shortcuts;

/** As a person reads it; a key that needs Shift on some keyboards only is shown without. */
export const shown = (keys: string): string => keys.replace('[Shift]+', '');

export const keyOf = (command: Shortcut): string => shown(shortcuts[command][0]!);

/** What a button does, and its key: its tooltip. */
export const tip = (label: string, command: Shortcut): string => `${label} (${keyOf(command)})`;
