import { useState } from 'react';
import type { GiveFeedback } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import { useFocusBack } from '../../ui/panel/use-focus-back.js';
import { ProseForm } from '../item/ProseForm.js';
import { words } from './words.js';

const say = words.feedback;

/** Says of what was delivered how far it falls short, and in which way (P5). */
export function FeedbackForms({ send }: { send: (body: GiveFeedback) => Promise<unknown> }) {
  const [giving, setGiving] = useState<GiveFeedback['fellShort'] | null>(null);
  const openers = { less: useFocusBack(giving === 'less'), 'far-less': useFocusBack(giving === 'far-less') };
  if (giving) {
    return (
      <ProseForm
        label={say.what}
        hint={say.hint[giving]}
        needed={say.needed}
        action={say.send}
        send={(said) => send({ fellShort: giving, words: said })}
        onDone={() => setGiving(null)}
      />
    );
  }
  return (
    <div className={panel.actions}>
      {(['less', 'far-less'] as const).map((fellShort) => (
        <Button key={fellShort} ref={openers[fellShort]} size="small" onClick={() => setGiving(fellShort)}>
          {say.give[fellShort]}
        </Button>
      ))}
    </div>
  );
}
