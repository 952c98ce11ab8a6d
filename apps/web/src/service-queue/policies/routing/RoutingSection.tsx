import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { words as common } from '../../../ui/panel/words.js';
import { usePolicies } from '../use-policies.js';
import type { RoutingSectionProps } from './props.js';
import { QueueList } from './QueueList.js';
import { RoutingRules } from './RoutingRules.js';
import { useRouting } from './use-routing.js';

/** Queues, and the ordered rules that fill them (S1). */
export function RoutingSection({ slug }: RoutingSectionProps) {
  const policies = usePolicies(slug);
  const routing = useRouting(slug);
  const error = routing.error ?? policies.error;
  if (error) return <Failure failure={error} />;
  if (!routing.data || !policies.data) return <p>{common.loading}</p>;
  const queues = policies.data.queues.toSorted((a, b) => a.position - b.position);
  return (
    <div className={panel.parts}>
      <RoutingRules slug={slug} view={routing.data} queues={queues} facts={policies.data.active.facts} />
      <QueueList slug={slug} queues={queues} />
    </div>
  );
}
