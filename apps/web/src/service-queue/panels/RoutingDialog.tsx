import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { RoutingView } from '@twotrack/service-queue/contract';
import { read } from '../../http/send.js';
import { useCan, useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { setRouting } from '../commands.js';
import { useQueues } from '../service-store.js';
import type { RoutingDialogProps } from './props.js';
import { QueueList } from './QueueList.js';
import styles from './routing.module.css';
import { RuleForm } from './RuleForm.js';
import { draftsOf, isComplete, newRule, shifted, toRules, type RuleDraft } from './rules-draft.js';
import { TryRouting } from './TryRouting.js';
import { words } from './words.js';

/** Queues, and the ordered rules that fill them (S1). */
export function RoutingDialog({ onClose }: RoutingDialogProps) {
  const { teamSlug } = useMe();
  const { data, error } = useQuery({
    queryKey: ['routing', teamSlug],
    queryFn: ({ signal }) => read<RoutingView>(`/api/teams/${teamSlug}/service-queue/routing`, signal),
    staleTime: 0,
    gcTime: 0,
  });
  if (data) return <Routing view={data} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} size="wide" title={words.routing.heading}>
      {error ? <Failure failure={error} /> : <p>{words.loading}</p>}
    </Dialog>
  );
}

function Routing({ view, onClose }: { view: RoutingView; onClose: () => void }) {
  const { administer } = useCan();
  const queues = useQueues();
  const [rules, setRules] = useState<RuleDraft[]>(() => draftsOf(view.rules));
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const catchAll = queues.find(({ id }) => id === view.catchAll);
  const complete = rules.every(isComplete);
  const change = (key: string, rule: RuleDraft) => setRules((now) => now.map((one) => (one.key === key ? rule : one)));

  const save = async () => {
    setTried(true);
    if (complete && (await send(() => setRouting(toRules(rules))))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={words.routing.heading}
      description={administer ? undefined : words.routing.readOnly}
      footer={
        <>
          <Button onClick={onClose}>{administer ? words.cancel : words.close}</Button>
          {administer && (
            <Button look="primary" disabled={busy} onClick={() => void save()}>
              {words.routing.save}
            </Button>
          )}
        </>
      }
    >
      <div className={panel.parts}>
        <QueueList />
        <section className={panel.section}>
          <h3>{words.routing.rules}</h3>
          {rules.length === 0 && <p className={panel.muted}>{words.routing.noRules}</p>}
          <ol className={styles.rules}>
            {rules.map((rule, at) => (
              <RuleForm
                key={rule.key}
                rule={rule}
                place={at + 1}
                of={rules.length}
                use={view.uses.find(({ ruleId }) => ruleId === rule.id)}
                editable={administer}
                tried={tried}
                onChange={(next) => change(rule.key, next)}
                onShift={(by) => setRules(shifted(rules, at, by))}
                onRemove={() => setRules(rules.filter((one) => one !== rule))}
              />
            ))}
          </ol>
          {catchAll && <p>{words.routing.otherwise(catchAll.name)}</p>}
          {administer && (
            <div>
              <Button size="small" onClick={() => setRules([...rules, newRule(view.catchAll)])}>
                {words.routing.addRule}
              </Button>
            </div>
          )}
          {tried && !complete && (
            <p className={panel.failure} role="alert">
              {words.routing.incomplete}
            </p>
          )}
          <Failure failure={failure} />
        </section>
        <TryRouting rules={complete ? rules : null} />
      </div>
    </Dialog>
  );
}
