import { useEffect, useRef, useState } from 'react';
import type { BacklogSettings } from '@twotrack/product-backlog/contract';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { setKeepRule } from './commands.js';
import { words } from './words.js';

const fields = [
  { name: 'days', label: words.rule.days, max: 3_650 },
  { name: 'horizonMonths', label: words.rule.months, max: 120 },
  { name: 'ceiling', label: words.rule.ceiling, max: 100_000, hint: words.rule.ceilingHint },
] as const;

interface Props {
  settings: BacklogSettings;
  onDone: () => void;
}

/** What makes a dinosaur, and how many items there should be. */
export function KeepRuleForm({ settings, onDone }: Props) {
  const first = useRef<HTMLInputElement>(null);
  const [seen] = useState(settings);
  const [typed, setTyped] = useState<Record<string, string>>({
    days: `${seen.dinosaurs.days}`,
    horizonMonths: `${seen.dinosaurs.horizonMonths}`,
    ceiling: seen.ceiling === null ? '' : `${seen.ceiling}`,
  });
  const [tried, setTried] = useState(false);
  const sending = useSending();
  useEffect(() => first.current?.focus(), []);

  const isGood = ({ name, max }: (typeof fields)[number]) => {
    const text = typed[name]!.trim();
    if (name === 'ceiling' && text === '') return true;
    return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= max;
  };
  const submit = async () => {
    setTried(true);
    if (!fields.every(isGood)) return;
    const { days, horizonMonths, ceiling } = typed;
    const rule = {
      ...{ days: Number(days), horizonMonths: Number(horizonMonths) },
      ceiling: ceiling!.trim() === '' ? null : Number(ceiling),
    };
    if (await sending.send(() => setKeepRule(seen, rule))) onDone();
  };
  return (
    <SmallForm action={words.rule.save} busy={sending.busy} onSubmit={submit} onCancel={onDone}>
      <div className={panel.thirds}>
        {fields.map((field) => (
          <TextField
            key={field.name}
            ref={field.name === 'days' ? first : undefined}
            label={field.label}
            hint={'hint' in field ? field.hint : undefined}
            fault={tried && !isGood(field) ? words.rule.fault(field.max) : undefined}
            inputMode="numeric"
            value={typed[field.name]}
            onChange={({ target }) => setTyped({ ...typed, [field.name]: target.value })}
          />
        ))}
      </div>
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}
