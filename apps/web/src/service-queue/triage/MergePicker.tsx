import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Ticket } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { TextField } from '../../ui/Field.js';
import { SeverityChip } from '../../ui/Severity.js';
import { tickets } from '../service-store.js';
import { ticketOf } from './children.js';
import { foldTogether, foldUnder, mergeInto } from './gathering.js';
import { nameOf } from './groups.js';
import { mostAlike, type Alike } from './likeness.js';
import styles from './choices.module.css';
import { words } from './words.js';

const SHOWN = 8;

/**
 * Into which ticket, or under which group: the best match first, Enter takes it; with a selection the first of it, or a
 * new group of them. A group is not merged: that is said here, before anything is refused.
 */
export function MergePicker({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const all = useMemo(() => ids.flatMap((id) => ticketOf(id) ?? []), [ids]);
  const some = useMemo(() => all.filter(({ marks }) => !marks.folded), [all]);
  const groups = all.filter(({ marks }) => marks.folded);
  const alone = some.every(({ parentId }) => !parentId);
  const found = useMemo(() => candidates(some, text.trim().toLowerCase()), [some, text]);
  const take = (into: Ticket | undefined) => {
    if (!into) return;
    onClose();
    const which = some.map(({ id }) => id);
    void (into.marks.folded ? foldUnder(into, which) : mergeInto(into, which));
  };
  const together = () => {
    onClose();
    void foldTogether(some.map(({ id }) => id));
  };
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) setAt(Math.min(found.length - 1, Math.max(0, at + by)));
    else if (event.key === 'Enter') take(found[at]?.ticket);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.merge.title(nameOf(some.length > 0 ? some : all))}
      initialFocus={field}
      footer={some.length > 1 && alone && <Button onClick={together}>{words.merge.together(some.length)}</Button>}
    >
      {groups.length > 0 && <p role="note">{words.merge.groups(groups.map(({ key }) => key).join(', '))}</p>}
      {some.length > 0 && (
        <TextField
          ref={field}
          label={words.merge.search}
          value={text}
          autoComplete="off"
          role="combobox"
          aria-expanded
          aria-controls="merge-into"
          aria-activedescendant={found[at] && `merge-${found[at].ticket.id}`}
          onChange={({ target }) => {
            setText(target.value);
            setAt(0);
          }}
          onKeyDown={walk}
        />
      )}
      {some.length > 0 && found.length === 0 && <p className={styles.none}>{words.merge.none}</p>}
      <ul id="merge-into" role="listbox" aria-label={words.merge.label} className={styles.options}>
        {found.map(({ ticket, share }, place) => (
          <li
            key={ticket.id}
            id={`merge-${ticket.id}`}
            role="option"
            aria-selected={place === at}
            className={styles.option}
            onClick={() => take(ticket)}
          >
            <SeverityChip severity={ticket.severity} />
            <span className={styles.key}>{ticket.key}</span>
            <span className={styles.title}>{ticket.title}</span>
            {ticket.marks.folded && (
              <span className={styles.share}>{words.merge.folds(ticket.marks.folded.count)}</span>
            )}
            {share > 0 && <span className={styles.share}>{words.merge.likeness(Math.round(share * 100))}</span>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** With a selection first the others of it; else whatever on the board is most like it, or what was typed. */
function candidates(some: readonly Ticket[], text: string): Alike[] {
  const [first] = some;
  if (!first) return [];
  const own = some.length > 1 ? some.map((ticket) => ({ ticket, share: 0 })) : [];
  const alone = some.every(({ parentId }) => !parentId);
  const others = [...tickets.cards()].filter(({ id, resolvedAt, marks }) => {
    return !resolvedAt && (alone || !marks.folded) && !some.some((one) => one.id === id);
  });
  const all = [...own, ...mostAlike(first, others, 0)];
  const matching = text
    ? all.filter(({ ticket: { key, title } }) => `${key} ${title}`.toLowerCase().includes(text))
    : all;
  return matching.slice(0, SHOWN);
}
