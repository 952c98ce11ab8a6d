import type { AskLine } from '../../board/parts/track.js';
import type { KeyCommand } from '../../board/parts/page-keys.js';
import * as acts from './acts.js';
import type { ChoiceKind } from './choices.js';
import { ticketOf } from './children.js';
import * as picked from './picked.js';
import { words } from './words.js';

/** What only the page can do. */
export interface TriageDeeds {
  ask: AskLine;
  choose(kind: ChoiceKind): void;
  open(id: string): void;
  why(id: string): void;
  peek(): void;
  seen(): boolean | void;
}

const key = (keys: readonly string[], says: string, run: KeyCommand['run']): KeyCommand => ({
  group: 'triage',
  keys,
  words: says,
  run,
});

/** The keys of the triage; those that act do so only while the list has the focus. */
export const triageKeys = (deeds: TriageDeeds): KeyCommand[] => [
  key(['j', 'ArrowDown'], words.keys.down, () => picked.step(1)),
  key(['k', 'ArrowUp'], words.keys.up, () => picked.step(-1)),
  key(['Home'], words.keys.first, () => picked.step(-Infinity)),
  key(['End'], words.keys.last, () => picked.step(Infinity)),
  key(['x'], words.keys.select, onFocus(picked.toggle)),
  key(
    ['Shift+J', 'Shift+ArrowDown'],
    words.keys.extendDown,
    inList(() => picked.extend(1)),
  ),
  key(
    ['Shift+K', 'Shift+ArrowUp'],
    words.keys.extendUp,
    inList(() => picked.extend(-1)),
  ),
  key(['$mod+a'], words.keys.all, inList(picked.selectAll)),
  key(['Escape'], words.keys.none, picked.clearSelection),
  key(
    ['a'],
    words.keys.ack,
    onThem(() => acts.ack(deeds.ask)),
  ),
  key(
    ['Shift+A'],
    words.keys.ackStay,
    onThem(() => acts.ack(deeds.ask, true)),
  ),
  key(['u'], words.keys.unack, onThem(acts.unack)),
  key(
    ['e'],
    words.keys.escalate,
    onThem(() => deeds.choose('escalate')),
  ),
  key(
    ['s'],
    words.keys.snooze,
    onThem(() => deeds.choose('snooze')),
  ),
  key(
    ['m'],
    words.keys.merge,
    onThem(() => deeds.choose('merge')),
  ),
  ...words.levels.map((level, at) =>
    key(
      [String(at + 1)],
      words.keys.users(level),
      onThem(() => acts.usersAffected(at as 0 | 1 | 2 | 3)),
    ),
  ),
  key(
    ['d'],
    words.keys.dispute,
    onFocus(() => deeds.choose('dispute')),
  ),
  key(
    ['t'],
    words.keys.column,
    onThem(() => deeds.choose('column')),
  ),
  key(['i'], words.keys.mine, onThem(acts.takeThem)),
  key(
    ['r'],
    words.keys.resolve,
    onThem(() => acts.resolve(deeds.ask)),
  ),
  key(['w'], words.keys.why, onFocus(deeds.why)),
  key(['g'], words.keys.expand, onFocus(expandGroup)),
  key(['Space'], words.keys.peek, inList(deeds.peek)),
  key(['Enter'], words.keys.open, onFocus(deeds.open)),
  key(['.'], words.keys.refresh, () => picked.shownRows()?.refresh()),
  key(['Shift+S'], words.keys.seen, deeds.seen),
];

/** A group opens and folds; on one of its tickets the key folds the group. */
export function expandGroup(id: string): boolean | void {
  const ticket = ticketOf(id);
  if (ticket?.marks.folded) picked.expand(id);
  else if (ticket?.parentId && picked.picked.get().expanded.has(ticket.parentId)) {
    picked.expand(ticket.parentId, false);
    picked.shownRows()?.reveal(ticket.parentId);
  } else return false;
}

const inList = (run: () => unknown) => () => (picked.shownRows()?.hasFocus() ? void run() : false);

const onFocus = (run: (id: string) => unknown) => () => {
  const { focus } = picked.picked.get();
  return focus && picked.shownRows()?.hasFocus() ? (run(focus) === false ? false : undefined) : false;
};

const onThem = (run: () => unknown) => () => {
  if (!picked.shownRows()?.hasFocus() || picked.targets().length === 0) return false;
  void run();
};
