import type { ColumnId } from '@twotrack/service-queue/contract';
import { useBoard } from '../../board/parts/gestures.js';
import { usePeople } from '../../identity/session.js';
import { useValue } from '../../live/value.js';
import { Menu, type MenuEntry } from '../../ui/Menu.js';
import { serviceTrack } from '../service-track.js';
import { columnIds, tickets, useQueues, useServiceColumns } from '../service-store.js';
import * as acts from './acts.js';
import { choice, type ChoiceKind } from './choices.js';
import { ticketOf } from './children.js';
import { DisputeDialog } from './DisputeDialog.js';
import { nameOf } from './groups.js';
import { MergePicker } from './MergePicker.js';
import { ProblemPicker } from './ProblemPicker.js';
import { expandGroup } from './keys.js';
import { snoozes } from './snoozes.js';
import { words } from './words.js';

/** One thing to choose, beside the row it is about; on a phone from the bottom. */
export default function Choices() {
  const open = useValue(choice);
  if (!open) return null;
  const close = () => choice.get() === open && choice.set(null);
  const { kind, ids, anchor } = open;
  if (kind === 'merge') return <MergePicker ids={ids} onClose={close} />;
  if (kind === 'dispute') return <DisputeDialog id={ids[0]!} onClose={close} />;
  if (kind === 'problem') return <ProblemPicker ids={ids} onClose={close} />;
  return <Menus kind={kind} ids={ids} anchor={anchor} onClose={close} />;
}

interface MenusProps {
  kind: Exclude<ChoiceKind, 'merge' | 'dispute' | 'problem'>;
  ids: readonly string[];
  anchor: Element;
  onClose: () => void;
}

function Menus({ kind, ids, anchor, onClose }: MenusProps) {
  const some = ids.flatMap((id) => ticketOf(id) ?? []);
  const what = nameOf(some, some.length);
  const entries = {
    snooze: useSnoozes(ids),
    escalate: useEscalations(),
    column: useMoves(ids),
    more: useAll(ids, anchor),
  };
  const labels = { snooze: words.menu.snooze, escalate: words.menu.escalate, column: words.menu.move, more: String };
  return <Menu anchor={anchor} label={labels[kind](what)} entries={entries[kind]} onClose={onClose} />;
}

function useSnoozes(ids: readonly string[]): MenuEntry[] {
  const asleep = ids.some((id) => ticketOf(id)?.marks.snoozed);
  return [
    ...snoozes(new Date()).map(({ label, how }) => ({ label, run: () => void acts.snooze(how) })),
    ...(asleep ? ['line' as const, { label: words.menu.wake, run: () => void acts.wake() }] : []),
  ];
}

function useEscalations(): MenuEntry[] {
  const { ask } = useBoard().gestures;
  const people = usePeople().filter(({ roles }) => roles.includes('member'));
  const queues = useQueues();
  const to = (label: string, whom: Parameters<typeof acts.escalate>[0]): MenuEntry => ({
    label,
    run: () => later(() => acts.escalate(whom, ask)),
  });
  return [
    to(words.menu.onCall, 'on-call'),
    'line',
    ...people.map(({ id, name }) => to(name, { person: id })),
    ...(queues.length > 1
      ? [{ label: words.menu.toQueue, entries: queues.map(({ id, name }) => to(name, { queue: id })) }]
      : []),
  ];
}

function useMoves(ids: readonly string[]): MenuEntry[] {
  const { ask } = useBoard().gestures;
  const columns = useServiceColumns();
  const here = ids.length === 1 ? ticketOf(ids[0]!)?.column : undefined;
  const next = columnIds[columnIds.indexOf(here ?? 'triage') + 1];
  return columnIds.flatMap((id) => {
    const column = columns.find((one) => one.id === id);
    if (!column) return [];
    const count = tickets.column(id).length;
    return {
      label: column.name,
      note: column.limit ? `${count}/${column.limit.count}` : String(count),
      disabled: here === id ? words.menu.now : undefined,
      likely: id === next,
      run: () => later(() => into(id, ask)),
    };
  });
}

const into = (id: ColumnId, ask: Parameters<typeof acts.ack>[0]) =>
  id === 'resolved' ? acts.resolve(ask) : acts.toColumn(id, ask);

/** Everything one can do, for whoever has no keys. */
function useAll(ids: readonly string[], anchor: Element): MenuEntry[] {
  const { ask, open, why } = useBoard().gestures;
  const first = ticketOf(ids[0] ?? '');
  const alone = ids.length === 1 && first && !first.parentId ? first.id : null;
  const acked = ids.some((id) => ticketOf(id)?.acknowledged);
  const choose = (kind: ChoiceKind) => () =>
    later(() => {
      const anchor = document.activeElement ?? document.body;
      choice.set({ kind, ids, anchor });
    });
  return [
    ...(alone
      ? [
          { label: words.keys.open, keys: 'Enter', run: () => later(() => open(serviceTrack, alone)) },
          { label: words.keys.why, keys: 'w', run: () => later(() => why(serviceTrack, alone, anchor)) },
          'line' as const,
        ]
      : []),
    ...(first?.marks.folded ? [{ label: words.buttons.expand, keys: 'g', run: () => void expandGroup(first.id) }] : []),
    ...(acked ? [{ label: words.buttons.unack, keys: 'u', run: () => void acts.unack() }] : []),
    { label: words.buttons.mine, keys: 'i', run: () => void acts.takeThem() },
    { label: words.keys.column, keys: 't', run: choose('column') },
    { label: words.keys.merge, keys: 'm', run: choose('merge') },
    { label: words.keys.dispute, keys: 'd', run: choose('dispute') },
    { label: words.buttons.problem, run: choose('problem') },
    { label: words.buttons.resolve, keys: 'r', run: () => later(() => acts.resolve(ask)) },
    'line',
    ...words.levels.map((level, at) => ({
      label: words.keys.users(level),
      keys: String(at + 1),
      run: () => void acts.usersAffected(at as 0 | 1 | 2 | 3),
    })),
  ];
}

/** After the menu has closed and given the focus back. */
const later = (run: () => unknown): void => void setTimeout(run, 0);
