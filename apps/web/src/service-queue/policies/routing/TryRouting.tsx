import { useState } from 'react';
import { TicketKind, type Queue } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import { SelectField, TextField } from '../../../ui/Field.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { useSending } from '../../../ui/panel/use-sending.js';
import { toRules, type RuleDraft } from './rules-draft.js';
import { useRoutingCommands } from './use-routing.js';
import { words } from './words.js';
import { words as panelWords } from '../../panels/words.js';

interface Props {
  slug: string;
  queues: readonly Queue[];
  rules: readonly RuleDraft[] | null;
}

/** Where a made-up ticket would go under the rules as they are written now; nothing is changed. `null`: not complete yet. */
export function TryRouting({ slug, queues, rules }: Props) {
  const { tryRouting } = useRoutingCommands(slug);
  const [title, setTitle] = useState('');
  const [service, setService] = useState('');
  const [kind, setKind] = useState<TicketKind>('incident');
  const [said, setSaid] = useState<string | null>(null);
  const { busy, failure, send } = useSending();

  const ask = async () => {
    if (!rules || !title.trim()) return setSaid(rules ? words.sampleNeeded : words.incomplete);
    const sample = { kind, title: title.trim(), ...(service.trim() && { service: service.trim() }), facts: {} };
    await send(async () => {
      const { results } = await tryRouting({ rules: toRules(rules), samples: [sample] });
      const [goes] = results;
      const rule = goes && goes.rule !== null ? rules[goes.rule]?.name : undefined;
      setSaid(goes ? words.goesTo(queues.find(({ id }) => id === goes.queueId)?.name ?? '', rule ?? null) : null);
    });
  };
  return (
    <form
      className={panel.section}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <h3>{words.try}</h3>
      <div className={panel.thirds}>
        <TextField
          label={words.sampleTitle}
          maxLength={300}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        <TextField
          label={words.sampleService}
          maxLength={120}
          value={service}
          onChange={({ target }) => setService(target.value)}
        />
        <SelectField
          label={words.sampleKind}
          value={kind}
          onChange={({ target }) => setKind(TicketKind.parse(target.value))}
        >
          {TicketKind.options.map((one) => (
            <option key={one} value={one}>
              {panelWords.kinds[one]}
            </option>
          ))}
        </SelectField>
      </div>
      <div className={panel.actions}>
        <Button type="submit" size="small" disabled={busy}>
          {words.tryNow}
        </Button>
        <p role="status">{said}</p>
      </div>
      <Failure failure={failure} />
    </form>
  );
}
