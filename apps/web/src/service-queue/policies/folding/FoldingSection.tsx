import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Folding, FoldingView, IntegrationView, Queue, StormTerms } from '@twotrack/service-queue/contract';
import { command, read } from '../../../http/send.js';
import { useCan } from '../../../identity/session.js';
import { Button } from '../../../ui/Button.js';
import { TextField } from '../../../ui/Field.js';
import { useAgo } from '../../../ui/panel/ago.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { Section } from '../../../ui/panel/Section.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import { words as common } from '../../../ui/panel/words.js';
import { shifted } from '../routing/rules-draft.js';
import { usePolicies } from '../use-policies.js';
import { STORM_BOUNDS, draftOf, isComplete, isWithin, newRule, stormIsComplete, stormOf, toRules, toStorm } from './folding-draft.js'; // prettier-ignore
import { FoldRuleForm } from './FoldRuleForm.js';
import styles from './folding.module.css';
import { words } from './words.js';

export interface FoldingSectionProps {
  slug: string;
}

const pathOf = (slug: string, rest: string) => `/api/teams/${slug}/service-queue/${rest}`;

/** By which rules tickets fold, and from when on it is a storm (S11). */
export function FoldingSection({ slug }: FoldingSectionProps) {
  const policies = usePolicies(slug);
  const folding = useQuery({
    queryKey: ['folding', slug],
    queryFn: ({ signal }) => read<FoldingView>(pathOf(slug, 'folding'), signal),
    staleTime: 0,
  });
  const sent = useQuery({
    queryKey: ['folding', slug, 'integrations'],
    queryFn: async ({ signal }) =>
      (await read<{ integrations: IntegrationView[] }>(pathOf(slug, 'integrations'), signal)).integrations,
  });
  const error = folding.error ?? sent.error ?? policies.error;
  if (error) return <Failure failure={error} />;
  if (!folding.data || !sent.data || !policies.data) return <p>{common.loading}</p>;
  const { active } = folding.data;
  return (
    <div className={panel.parts}>
      <Rules key={active.version} slug={slug} active={active} queues={policies.data.queues} integrations={sent.data} />
      <Versions view={folding.data} />
    </div>
  );
}

interface RulesProps extends FoldingSectionProps {
  queues: readonly Queue[];
  active: Folding;
  integrations: readonly IntegrationView[];
}

function Rules({ slug, active, queues, integrations }: RulesProps) {
  const { administer } = useCan();
  const queries = useQueryClient();
  const [rules, setRules] = useState(() => active.rules.map(draftOf));
  const [storm, setStorm] = useState(() => stormOf(active));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const complete = rules.every(isComplete) && stormIsComplete(storm) && reason.trim() !== '';

  const save = async () => {
    setTried(true);
    if (!complete) return;
    const body = { version: active.version, rules: toRules(rules), storm: toStorm(storm), reason: reason.trim() };
    if (await send(() => command(pathOf(slug, 'folding'), body))) {
      await queries.invalidateQueries({ queryKey: ['folding', slug] });
    }
  };
  return (
    <>
      <Section heading={words.rules}>
        <p className={panel.muted}>{words.about}</p>
        {!administer && <p className={panel.note}>{words.readOnly}</p>}
        {rules.length === 0 && <p className={panel.muted}>{words.none}</p>}
        <ol className={styles.rules}>
          {rules.map((rule, at) => (
            <FoldRuleForm
              key={rule.key}
              rule={rule}
              place={at + 1}
              of={rules.length}
              queues={queues}
              integrations={integrations}
              editable={administer}
              tried={tried}
              onChange={(next) => setRules(rules.with(at, next))}
              onShift={(by) => setRules(shifted(rules, at, by))}
              onRemove={() => setRules(rules.toSpliced(at, 1))}
            />
          ))}
        </ol>
        {administer && (
          <Button size="small" onClick={() => setRules([...rules, newRule()])}>
            {words.add}
          </Button>
        )}
      </Section>
      <Section heading={words.storm}>
        <p className={panel.muted}>{words.stormAbout}</p>
        <div className={styles.fields}>
          {(Object.keys(STORM_BOUNDS) as (keyof StormTerms)[]).map((id) => (
            <TextField
              key={id}
              label={words[id]}
              inputMode="numeric"
              disabled={!administer}
              fault={isWithin(storm[id], STORM_BOUNDS[id]) ? undefined : words.between(...STORM_BOUNDS[id])}
              value={storm[id]}
              onChange={({ target }) => setStorm({ ...storm, [id]: target.value })}
            />
          ))}
        </div>
      </Section>
      {administer && (
        <div className={panel.stack}>
          <TextField
            label={words.reason}
            maxLength={500}
            fault={tried && !reason.trim() ? words.reasonNeeded : undefined}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button look="primary" disabled={busy} onClick={() => void save()}>
            {words.save}
          </Button>
          {tried && !complete && (
            <p className={panel.failure} role="alert">
              {words.incomplete}
            </p>
          )}
          <Failure failure={failure} />
        </div>
      )}
    </>
  );
}

function Versions({ view }: { view: FoldingView }) {
  const ago = useAgo();
  return (
    <Section heading={words.versions}>
      <ol className={styles.versions} reversed>
        {view.history.map(({ folding, setAt, setBy, reason }) => (
          <li key={folding.version}>
            {words.version(folding.version)} <span className={panel.muted}>{words.by(setBy.name, ago(setAt))}</span>
            <br />
            {reason}
          </li>
        ))}
      </ol>
    </Section>
  );
}
