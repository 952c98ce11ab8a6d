import { useState } from 'react';
import type { Hypothesis } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { FocusKeeper } from '../../ui/panel/FocusKeeper.js';
import styles from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { stateHypothesis } from './commands.js';
import { Opener } from './Opener.js';
import type { TalkProps } from './use-talk.js';
import { words } from './words.js';

const say = words.hypothesis;

/** What the item is a bet on; once it was shipped on it, the words stand (P16). */
export function HypothesisPart({ item, talk: { brief }, editable }: TalkProps) {
  const { hypothesis } = brief;
  const { busy, failure, send } = useSending();
  const shipped = !!item.marks.bet?.reviewAt || !!item.marks.bet?.verdict;
  return (
    <Section heading={say.heading}>
      <FocusKeeper rows={hypothesis ? 'stated' : ''} label={say.heading}>
        {hypothesis ? <p>{say.sentence(hypothesis)}</p> : <p className={styles.muted}>{say.none}</p>}
        {shipped && <p className={styles.muted}>{say.shipped}</p>}
        {editable && !shipped && (
          <div className={styles.actions}>
            <Opener action={hypothesis ? say.edit : say.state}>
              {(close) => (
                <HypothesisForm
                  first={hypothesis ?? NOTHING}
                  send={(next) => stateHypothesis(item, brief, next)}
                  onDone={close}
                />
              )}
            </Opener>
            {hypothesis && (
              <Button
                size="small"
                look="quiet"
                disabled={busy}
                onClick={() => void send(() => stateHypothesis(item, brief, null))}
              >
                {say.remove}
              </Button>
            )}
          </div>
        )}
        <Failure failure={failure} />
      </FocusKeeper>
    </Section>
  );
}

const NOTHING: Hypothesis = { what: '', outcome: '', measure: '', from: '', to: '' };

interface FormProps {
  first: Hypothesis;
  send: (hypothesis: Hypothesis) => Promise<unknown>;
  onDone: () => void;
}

function HypothesisForm({ first, send, onDone }: FormProps) {
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const field = (name: keyof Hypothesis, max: number) => ({
    label: say[name],
    value: draft[name],
    maxLength: max,
    fault: tried && !draft[name].trim() ? say.needed : undefined,
    onChange: ({ target }: { target: { value: string } }) => setDraft({ ...draft, [name]: target.value }),
  });
  const submit = async () => {
    setTried(true);
    const complete = Object.values(draft).every((text) => text.trim());
    if (complete && (await sending.send(() => send(draft)))) onDone();
  };
  return (
    <SmallForm action={words.save} busy={sending.busy} onSubmit={submit} onCancel={onDone}>
      <TextField {...field('what', 300)} hint={say.whatHint} autoFocus />
      <TextField {...field('outcome', 300)} hint={say.outcomeHint} />
      <TextField {...field('measure', 200)} hint={say.measureHint} />
      <div className={styles.columns}>
        <TextField {...field('from', 80)} />
        <TextField {...field('to', 80)} />
      </div>
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}
