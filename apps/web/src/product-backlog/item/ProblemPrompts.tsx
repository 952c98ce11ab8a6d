import { useState } from 'react';
import { PROSE_MAX } from '@twotrack/shared';
import type { Item } from '@twotrack/product-backlog/contract';
import { undoable } from '../../board/parts/undo.js';
import { TextArea } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { describeItem } from '../commands.js';
import { Opener } from './Opener.js';
import { words } from './words.js';

const say = words.prompts;
const PARTS = ['who', 'when', 'cost'] as const;

/** Three questions that make a problem: who has it, when, and what it costs them. They are kept as its Markdown. */
export default function ProblemPrompts({ item }: { item: Item }) {
  return <Opener action={say.start}>{(close) => <PromptForm item={item} onDone={close} />}</Opener>;
}

function PromptForm({ item, onDone }: { item: Item; onDone: () => void }) {
  const [draft, setDraft] = useState({ who: '', when: '', cost: '' });
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const submit = async () => {
    setTried(true);
    if (draft.who.trim() && (await sending.send(() => describe(item, draft)))) onDone();
  };
  return (
    <SmallForm action={words.save} busy={sending.busy} onSubmit={submit} onCancel={onDone}>
      {PARTS.map((part) => (
        <TextArea
          key={part}
          label={say[part]}
          rows={2}
          maxLength={Math.floor(PROSE_MAX / 4)}
          fault={part === 'who' && tried && !draft.who.trim() ? say.needed : undefined}
          value={draft[part]}
          onChange={({ target }) => setDraft({ ...draft, [part]: target.value })}
          autoFocus={part === 'who'}
        />
      ))}
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}

async function describe(item: Item, draft: Record<(typeof PARTS)[number], string>) {
  const said = PARTS.filter((part) => draft[part].trim());
  const problem = said.map((part) => `**${say[part]}** ${draft[part].trim()}`).join('\n\n');
  const answer = await describeItem(item, problem);
  undoable(say.described(item.key), () => describeItem(answer.item, ''));
}
