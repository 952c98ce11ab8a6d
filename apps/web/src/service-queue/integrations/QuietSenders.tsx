import { useAgo } from '../../ui/panel/ago.js';
import panel from '../../ui/panel/panel.module.css';
import { useIntegrations } from './intake.js';
import { words } from './words.js';

/** A line for each sender that always spoke and does not; nothing while all speak. */
export function QuietSenders() {
  const ago = useAgo();
  const quiet = useIntegrations().data?.filter(({ quietSince }) => quietSince) ?? [];
  if (quiet.length === 0) return null;
  return (
    <div role="status">
      {quiet.map(({ id, name, quietSince }) => (
        <p key={id} className={panel.failure}>
          {words.quiet(name, ago(quietSince!))}
        </p>
      ))}
    </div>
  );
}
