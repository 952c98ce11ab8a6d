import type { PolicyInForce } from '@twotrack/service-queue/contract';
import { useAgo } from '../../ui/panel/ago.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { setup } from './setup-words.js';
import { words } from './words.js';

/** Every version so far: since when, by whom, why. */
export function PolicyVersions({ history }: { history: readonly PolicyInForce[] }) {
  const ago = useAgo();
  return (
    <Section heading={setup.policy.versions}>
      <ol className={panel.history}>
        {history.map(({ policy, activatedAt, activatedBy, reason }) => (
          <li key={policy.version}>
            <p>
              <b>{words.why.table(policy.name, policy.version)}</b>{' '}
              {setup.policy.by(activatedBy.name, ago(activatedAt))}
            </p>
            <p className={panel.reason}>“{reason}”</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
