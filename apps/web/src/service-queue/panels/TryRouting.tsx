import { useState } from 'react';
import { TicketKind, type RoutingTrial } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { tryRouting } from '../commands.js';
import { useNames } from './names.js';
import { toRules, type RuleDraft } from './rules-draft.js';
import { setup } from './setup-words.js';
import { words } from './words.js';

/** Where a made-up ticket would go under the rules as they are written now; nothing is changed. `null`: not complete yet. */
export function TryRouting({ rules }: { rules: readonly RuleDraft[] | null }) {
  const names = useNames();
  const [title, setTitle] = useState('');
  const [service, setService] = useState('');
  const [kind, setKind] = useState<TicketKind>('incident');
  const [said, setSaid] = useState<string | null>(null);
  const { busy, failure, send } = useSending();

  const ask = async () => {
    if (!rules || !title.trim()) return setSaid(rules ? setup.routing.sampleNeeded : setup.routing.incomplete);
    const sample = { kind, title: title.trim(), ...(service.trim() && { service: service.trim() }), facts: {} };
    await send(async () => {
      const { results } = await tryRouting<RoutingTrial>({ rules: toRules(rules), samples: [sample] });
      const [goes] = results;
      const rule = goes && goes.rule !== null ? rules[goes.rule]?.name : undefined;
      setSaid(goes ? setup.routing.goesTo(names.queue(goes.queueId), rule ?? null) : null);
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
      <h3>{setup.routing.try}</h3>
      <div className={panel.thirds}>
        <TextField
          label={setup.routing.sampleTitle}
          maxLength={300}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        <TextField
          label={setup.routing.sampleService}
          maxLength={120}
          value={service}
          onChange={({ target }) => setService(target.value)}
        />
        <SelectField
          label={setup.routing.sampleKind}
          value={kind}
          onChange={({ target }) => setKind(TicketKind.parse(target.value))}
        >
          {TicketKind.options.map((one) => (
            <option key={one} value={one}>
              {words.kinds[one]}
            </option>
          ))}
        </SelectField>
      </div>
      <div className={panel.actions}>
        <Button type="submit" size="small" disabled={busy}>
          {setup.routing.tryNow}
        </Button>
        <p role="status">{said}</p>
      </div>
      <Failure failure={failure} />
    </form>
  );
}
