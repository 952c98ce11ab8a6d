import { X } from 'lucide-react';
import type { Example } from '@twotrack/product-backlog/contract';
import { IconButton } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import { FocusKeeper } from '../../ui/panel/FocusKeeper.js';
import { Markdown } from '../../ui/panel/Markdown.js';
import styles from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { shortened } from '../../ui/panel/told.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { setExamples } from './commands.js';
import own from './item.module.css';
import { Opener } from './Opener.js';
import { ProseForm } from './ProseForm.js';
import type { TalkProps } from './use-talk.js';
import { words } from './words.js';

const say = words.examples;

/** By which cases it is seen that the item does what it should: a list to tick (P8). */
export function Examples({ item, talk: { brief }, editable }: TalkProps) {
  const { examples } = brief;
  const { busy, failure, send } = useSending();
  const put = (next: Example[]) => setExamples(item, brief, next);
  const at = (index: number, change: Partial<Example>) =>
    put(examples.map((one, i) => (i === index ? { ...one, ...change } : one)));
  return (
    <Section
      heading={say.heading}
      aside={examples.length > 0 && <span className={styles.muted}>{say.counted(examples)}</span>}
    >
      <FocusKeeper rows={`${examples.length}`} label={say.heading}>
        {examples.length === 0 && <p className={styles.muted}>{say.none}</p>}
        <ul className={own.rows}>
          {examples.map(({ text, met }, i) => (
            <li key={`${i} ${text}`} className={own.row}>
              <input
                type="checkbox"
                className={own.tick}
                checked={met}
                disabled={!editable || busy}
                aria-label={say.met(shortened(text))}
                onChange={() => void send(() => at(i, { met: !met }))}
              />
              <div className={own.text}>
                <Markdown text={text} />
                {editable && (
                  <Opener action={say.edit} label={say.editWhich(i + 1)} look="quiet">
                    {(close) => <ExampleForm first={text} send={(next) => at(i, { text: next })} onDone={close} />}
                  </Opener>
                )}
              </div>
              {editable && (
                <IconButton
                  label={say.remove(i + 1)}
                  disabled={busy}
                  onClick={() => void send(() => put(examples.filter((_, other) => other !== i)))}
                >
                  <X size={14} aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
        {editable && (
          <Opener action={say.add}>
            {(close) => <ExampleForm send={(text) => put([...examples, { text, met: false }])} onDone={close} />}
          </Opener>
        )}
        <Failure failure={failure} />
      </FocusKeeper>
    </Section>
  );
}

interface FormProps {
  first?: string;
  send: (text: string) => Promise<unknown>;
  onDone: () => void;
}

const ExampleForm = (props: FormProps) => (
  <ProseForm {...props} label={say.label} hint={say.hint} needed={say.needed} action={words.save} max={1000} />
);
