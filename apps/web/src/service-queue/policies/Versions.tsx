import type { PolicyInForce } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import type { Drafting } from './use-policies.js';
import { words } from './words.js';

interface Props {
  drafting: Drafting;
  history: readonly PolicyInForce[];
  changeable: boolean;
}

/** Every version so far: since when, by whom, why; each may become the draft again. */
export function Versions({ drafting, history, changeable }: Props) {
  const ago = useAgo();
  const { busy, failure, send } = useSending();
  return (
    <Section heading={words.versions.heading}>
      <Failure failure={failure} />
      <ol className={panel.history}>
        {history.map(({ policy: { name, version }, activatedAt, activatedBy, reason }) => (
          <li key={version}>
            <p>
              <b>{words.versions.of(name, version)}</b> {words.versions.by(activatedBy.name, ago(activatedAt))}
            </p>
            <p className={panel.reason}>“{reason}”</p>
            {changeable && (
              <Button
                size="small"
                look="quiet"
                disabled={busy}
                aria-label={words.versions.restoreOf(version)}
                onClick={() => void send(() => drafting.ask('/draft/start', { from: { version } }))}
              >
                {words.versions.restore}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
