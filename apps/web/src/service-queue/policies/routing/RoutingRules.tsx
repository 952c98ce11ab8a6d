import { useState } from 'react';
import { Refused } from '../../../http/refused.js';
import { useCan } from '../../../identity/session.js';
import { Button } from '../../../ui/Button.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { Section } from '../../../ui/panel/Section.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import type { RoutingProps } from './props.js';
import styles from './routing.module.css';
import { RuleForm } from './RuleForm.js';
import { draftsOf, isComplete, newRule, shifted, toRules } from './rules-draft.js';
import { SentOnLine } from './SentOnLine.js';
import { TryOnPast } from './TryOnPast.js';
import { TryRouting } from './TryRouting.js';
import { useRoutingCommands } from './use-routing.js';
import { words } from './words.js';

/** The rules as they are written; saved over those that were seen, and over no others. */
export function RoutingRules({ slug, view, queues, facts }: RoutingProps) {
  const { administer } = useCan();
  const commands = useRoutingCommands(slug);
  const [rules, setRules] = useState(() => draftsOf(view.rules));
  const [seen, setSeen] = useState(view.version);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const { busy, failure, send, forget } = useSending();
  const complete = rules.every(isComplete);
  const stale = failure instanceof Refused && failure.code === 'stale-version' ? failure : null;
  const change = (next: typeof rules) => {
    setRules(next);
    setSaved(false);
  };

  const save = async (version: number) => {
    setTried(true);
    if (!complete) return;
    await send(async () => {
      const answer = await commands.setRouting({ version, rules: toRules(rules) });
      setRules(draftsOf(answer.rules));
      setSeen(answer.version);
      setSaved(true);
    });
  };
  const take = () => {
    setRules(draftsOf(stale!.facts['rules'] as typeof view.rules));
    setSeen(stale!.facts['version'] as number);
    forget();
  };
  const otherwise = queues.find(({ id }) => id === view.catchAll);
  return (
    <>
      <Section heading={words.rules}>
        {!administer && <p className={panel.note}>{words.readOnly}</p>}
        {rules.length === 0 && <p className={panel.muted}>{words.noRules}</p>}
        <ol className={styles.rules}>
          {rules.map((rule, at) => (
            <RuleForm
              key={rule.key}
              rule={rule}
              place={at + 1}
              of={rules.length}
              use={view.uses.find(({ ruleId }) => ruleId === rule.id)}
              queues={queues}
              facts={facts}
              editable={administer}
              tried={tried}
              onChange={(next) => change(rules.with(at, next))}
              onShift={(by) => change(shifted(rules, at, by))}
              onRemove={() => change(rules.toSpliced(at, 1))}
            />
          ))}
        </ol>
        {otherwise && (
          <p>
            {words.otherwise(otherwise.name)} <SentOnLine of={view.otherwise} queues={queues} />
          </p>
        )}
        {administer && (
          <div className={panel.actions}>
            <Button size="small" onClick={() => change([...rules, newRule(view.catchAll)])}>
              {words.addRule}
            </Button>
            <Button look="primary" disabled={busy} onClick={() => void save(seen)}>
              {words.save}
            </Button>
            <p role="status">{saved ? words.saved : null}</p>
          </div>
        )}
        {tried && !complete && (
          <p className={panel.failure} role="alert">
            {words.incomplete}
          </p>
        )}
        {stale ? (
          <div className={panel.conflict} role="alert">
            <p>{words.stale}</p>
            <div className={panel.actions}>
              <Button onClick={take}>{words.takeTheirs}</Button>
              <Button onClick={() => void save(stale.facts['version'] as number)}>{words.keepMine}</Button>
            </div>
          </div>
        ) : (
          <Failure failure={failure} />
        )}
      </Section>
      <TryRouting slug={slug} queues={queues} rules={complete ? rules : null} />
      <TryOnPast slug={slug} queues={queues} rules={complete ? rules : null} />
    </>
  );
}
