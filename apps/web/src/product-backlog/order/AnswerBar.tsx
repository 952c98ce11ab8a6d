import { Button } from '../../ui/Button.js';
import { Kbd } from '../../ui/Kbd.js';
import { KeyHints } from '../../ui/KeyHints.js';
import panel from '../../ui/panel/panel.module.css';
import { words as inbox } from '../panels/words.js';
import type { Picked } from './use-picked.js';
import { words } from './words.js';

interface Props {
  picked: Picked;
  busy: boolean;
  onAnswer: (ids: readonly string[], how: 'accept' | 'decline') => void;
}

/** Which keys answer, and the buttons for those that are selected. */
export function AnswerBar({ picked, busy, onAnswer }: Props) {
  const count = picked.ids.length;
  return (
    <>
      <KeyHints>
        <Kbd keys="y" /> {inbox.proposals.keys} <Kbd keys="n" /> {inbox.proposals.keysEnd}. <Kbd keys="x" />{' '}
        {words.batchKeys} <Kbd keys="Ctrl+A" /> {words.batchKeysEnd}.
      </KeyHints>
      {count > 0 && (
        <div className={panel.actions} role="group" aria-label={words.selected(count)}>
          <span aria-live="polite">{words.selected(count)}</span>
          <Button size="small" look="primary" disabled={busy} onClick={() => onAnswer(picked.ids, 'accept')}>
            {words.acceptAll(count)}
          </Button>
          <Button size="small" disabled={busy} onClick={() => onAnswer(picked.ids, 'decline')}>
            {words.declineAll(count)}
          </Button>
          <Button size="small" look="quiet" onClick={() => picked.none()}>
            {words.selectNone}
          </Button>
        </div>
      )}
    </>
  );
}
