import { useState } from 'react';
import type { Backtest, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { command } from '../../http/send.js';
import { Button } from '../../ui/Button.js';
import { SelectField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { BacktestTold } from './BacktestTold.js';
import { policiesPath } from './use-policies.js';
import { words } from './words.js';

const DAY = 86_400_000;
const WINDOWS = [7, 30, 90, 365, 3_650];

/** What the policy as it stands here would have made of past tickets. */
export function BacktestPanel({ slug, policy }: { slug: string; policy: SeverityPolicyDraft }) {
  const [days, setDays] = useState(90);
  const [told, setTold] = useState<{ of: SeverityPolicyDraft; backtest: Backtest } | null>(null);
  const { busy, failure, send } = useSending();
  const run = () =>
    send(async () => {
      const now = Date.now();
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
      const window = { from: new Date(now - days * DAY).toISOString(), to: new Date(now + DAY).toISOString(), zone };
      const backtest = await command<Backtest>(policiesPath(slug, '/backtest'), { policy, ...window });
      setTold({ of: policy, backtest });
    });
  return (
    <Section heading={words.backtest.heading}>
      <div className={panel.actions}>
        <SelectField label={words.backtest.days} value={days} onChange={({ target }) => setDays(Number(target.value))}>
          {WINDOWS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <Button disabled={busy} onClick={() => void run()}>
          {busy ? words.backtest.asking : words.backtest.run}
        </Button>
      </div>
      <Failure failure={failure} />
      {told && told.of === policy && <BacktestTold slug={slug} told={told.backtest} />}
    </Section>
  );
}
