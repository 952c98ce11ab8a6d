import { useRef, useState, type KeyboardEvent } from 'react';
import { DECIDED_AT_ONCE, type Request } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Kbd } from '../../ui/Kbd.js';
import { KeyHints } from '../../ui/KeyHints.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { usePicked } from '../order/use-picked.js';
import { RequestCard } from '../panels/RequestCard.js';
import { decideRequests, type Decision } from './commands.js';
import { DecisionBar, type AskingFor } from './DecisionBar.js';
import { holdFocus } from '../../ui/panel/hold-focus.js';
import { neighbourOf, rowIn } from './row-focus.js';
import { words } from './words.js';

interface Props {
  requests: readonly Request[];
  onOpenItem?: ((itemId: string) => void) | undefined;
}

/**
 * Open requests. With the focus on one, `x` selects it, with Shift as far as the focus goes, Ctrl+A all; `y` accepts
 * those selected, else the one in focus, as what they propose to be; `m` merges and `n` declines them; `o` merges those selected
 * with the oldest of them, undecided (P4).
 */
export function RequestList({ requests, onOpenItem }: Props) {
  const { order } = useCan();
  const list = useRef<HTMLUListElement>(null);
  const ids = requests.map(({ id }) => id);
  const picked = usePicked(ids);
  const [last, setLast] = useState<string | null>(null);
  const [asking, setAsking] = useState<AskingFor>(null);
  const [asOne, setAsOne] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);
  const { busy, failure, send } = useSending();
  const asker = useRef<string>(undefined);

  const titleOf = (id: string): string => requests.find((one) => one.id === id)?.title ?? id;
  const decide = async (all: readonly string[], decision: Decision) => {
    // what others are merged with stays where it is
    const of = decision.decision === 'join' ? all.filter((id) => id !== decision.requestId) : all;
    if (of.length === 0) return picked.none();
    const next = neighbourOf(ids, of);
    const left = await decideRequests(of, decision);
    setRefused(left.map(({ id, code }) => words.refused(titleOf(id), code ?? '')));
    picked.none();
    setAsOne(false);
    asker.current = next;
    holdFocus(rowIn(list.current, next));
  };
  const pick = (id: string, range: boolean) => {
    const [from, to] = [ids.indexOf(last ?? id), ids.indexOf(id)].sort((a, b) => a - b);
    if (range && from! >= 0) picked.add(ids.slice(from, to! + 1).slice(0, DECIDED_AT_ONCE));
    else picked.toggle(id);
    setLast(id);
  };
  /** What is asked for; given up, the focus is back on the row. */
  const ask = (what: AskingFor) => {
    setAsking(what);
    if (what === null) rowIn(list.current, asker.current ?? picked.ids[0])?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || !(event.target instanceof HTMLLIElement)) return;
    const at = ids.indexOf(event.target.dataset['id'] ?? '');
    if (at >= 0 && done(event, at)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  /** Whether the key meant something. */
  const done = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent, at: number): boolean => {
    const id = ids[at]!;
    if (ctrlKey || metaKey) {
      if (key !== 'a' || !order) return false;
      picked.add(ids.slice(0, DECIDED_AT_ONCE));
      return true;
    }
    const step = { arrowdown: 1, j: 1, arrowup: -1, k: -1 }[key.toLowerCase()];
    if (step) {
      const next = ids[at + step];
      if (shiftKey && order && next) picked.add([id, next]);
      rowIn(list.current, next)?.focus();
      return true;
    }
    if (!order || busy) return false;
    if (key === 'x') pick(id, false);
    else if (key === 'y') void send(() => decide(picked.ids.length > 0 ? picked.ids : [id], { decision: 'accept' }));
    else if (key === 'o' && picked.ids.length > 1) {
      void send(() => decide(picked.ids, { decision: 'join', requestId: picked.ids[0]! }));
    } else if (key === 'm' || key === 'n') {
      if (picked.ids.length === 0) picked.add([id]);
      asker.current = id;
      setAsking(key === 'm' ? 'merge' : 'decline');
    } else return false;
    return true;
  };
  return (
    <>
      {order && requests.length > 0 && <Keys onAll={() => picked.add(ids.slice(0, DECIDED_AT_ONCE))} />}
      <DecisionBar
        {...{ picked, busy, asking, asOne }}
        onAsk={ask}
        onAsOne={setAsOne}
        send={(decision) => decide(picked.ids, decision)}
        onDecide={(decision) => void send(() => decide(picked.ids, decision))}
      />
      <Failure failure={failure} />
      {refused.length > 0 && (
        <ul className={panel.failure} role="alert">
          {refused.map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      )}
      <ul ref={list} className={panel.cards} onKeyDown={onKeyDown}>
        {requests.map((request) => (
          <RequestCard
            key={request.id}
            request={request}
            picked={picked.has(request.id)}
            onPick={(range) => pick(request.id, range)}
            onOpenItem={onOpenItem}
          />
        ))}
      </ul>
    </>
  );
}

const Keys = ({ onAll }: { onAll: () => void }) => (
  <div className={panel.actions}>
    <Button size="small" look="quiet" onClick={onAll}>
      {words.selectAll}
    </Button>
    <KeyHints>
      <Kbd keys="x" /> {words.keys.select} <Kbd keys="Ctrl+A" /> {words.keys.all} <Kbd keys="y" /> {words.keys.accept}{' '}
      <Kbd keys="m" /> {words.keys.merge} <Kbd keys="o" /> {words.keys.together} <Kbd keys="n" /> {words.keys.decline}
    </KeyHints>
  </div>
);
