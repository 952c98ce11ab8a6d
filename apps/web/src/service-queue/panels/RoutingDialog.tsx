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
import { words as common } from '../../ui/panel/words.js';
import { setRouting } from '../commands.js';
import { useQueues } from '../service-store.js';
import type { RoutingDialogProps } from './props.js';
import { QueueList } from './QueueList.js';
import styles from './routing.module.css';
import { RuleForm } from './RuleForm.js';
import { draftsOf, isComplete, newRule, shifted, toRules, type RuleDraft } from './rules-draft.js';
import { setup } from './setup-words.js';
import { TryRouting } from './TryRouting.js';

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
    <Dialog open onClose={onClose} size="wide" title={setup.routing.heading}>
      {error ? <Failure failure={error} /> : <p>{common.loading}</p>}
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
    if (complete && (await send(() => setRouting(view.version, toRules(rules))))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={setup.routing.heading}
      description={administer ? undefined : setup.routing.readOnly}
      footer={
        <>
          <Button onClick={onClose}>{administer ? common.cancel : common.close}</Button>
          {administer && (
            <Button look="primary" disabled={busy} onClick={() => void save()}>
              {setup.routing.save}
            </Button>
          )}
        </>
      }
    >
      <div className={panel.parts}>
        <QueueList />
        <section className={panel.section}>
          <h3>{setup.routing.rules}</h3>
          {rules.length === 0 && <p className={panel.muted}>{setup.routing.noRules}</p>}
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
          {catchAll && <p>{setup.routing.otherwise(catchAll.name)}</p>}
          {administer && (
            <div>
              <Button size="small" onClick={() => setRules([...rules, newRule(view.catchAll)])}>
                {setup.routing.addRule}
              </Button>
            </div>
          )}
          {tried && !complete && (
            <p className={panel.failure} role="alert">
              {setup.routing.incomplete}
            </p>
          )}
          <Failure failure={failure} />
        </section>
        <TryRouting rules={complete ? rules : null} />
      </div>
    </Dialog>
  );
}
