import type { Severity } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import styles from './facts.module.css';
import type { Answering } from './use-answers.js';
import { words } from './words.js';

interface Props {
  was: Severity;
  answering: Answering;
  onDiscard: () => void;
  onSaved: () => void;
}

/** What the answers would lead to, said while they are given, and the way to send them. */
export function AnswerBar({ was, answering, onDiscard, onSaved }: Props) {
  const { preview, disputed, faults, busy, failure } = answering;
  const nameOf = (id: string) => preview.facts.find(({ fact }) => fact === id)?.name ?? id;
  const save = async () => {
    if (await answering.save()) onSaved();
  };
  return (
    <div className={styles.bar}>
      <p role="status">
        {preview.severity === was ? words.answers.unchanged(was) : words.answers.changed(was, preview.severity)}
      </p>
      {faults.length > 0 && (
        <p className={panel.failure} role="alert">
          {words.answers.incomplete(faults.map(nameOf).join(', '))}
        </p>
      )}
      {disputed.map((id) => (
        <div key={id} className={panel.conflict} role="alert">
          <p>{words.conflict.changed(nameOf(id))}</p>
          <div className={panel.actions}>
            <Button size="small" onClick={() => answering.keepMine(id)}>
              {words.conflict.keepMine}
            </Button>
            <Button size="small" onClick={() => answering.drop(id)}>
              {words.conflict.takeTheirs}
            </Button>
          </div>
        </div>
      ))}
      <Failure failure={failure} />
      <div className={panel.actions}>
        <Button look="primary" size="small" disabled={busy || disputed.length > 0} onClick={() => void save()}>
          {words.answers.save}
        </Button>
        <Button size="small" disabled={busy} onClick={onDiscard}>
          {words.answers.discard}
        </Button>
      </div>
    </div>
  );
}
