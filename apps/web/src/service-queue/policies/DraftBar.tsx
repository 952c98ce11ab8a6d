import { useMemo } from 'react';
import { lintPolicy } from '@twotrack/service-queue/domain';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { ActivateForm } from './ActivateForm.js';
import { BacktestPanel } from './BacktestPanel.js';
import type { BarProps } from './bar-props.js';
import { CsvActions } from './CsvActions.js';
import styles from './policies.module.css';
import { StartDraft } from './StartDraft.js';
import { Versions } from './Versions.js';
import { words } from './words.js';

/** What becomes of the changes: saved, looked through, tried on the past, activated. */
export function DraftBar({ slug, drafting, policies, changeable }: BarProps) {
  const findings = useMemo(() => lintPolicy(drafting.policy), [drafting.policy]);
  return (
    <aside className={styles.bar} aria-label={words.draft.heading}>
      {changeable && <Draft drafting={drafting} policies={policies} />}
      <Section heading={words.lint.heading}>
        {findings.length === 0 ? (
          <p className={panel.muted}>{words.lint.sound}</p>
        ) : (
          <div role="status">
            <p className={panel.failure}>{words.lint.count(findings.length)}</p>
            <ul className={panel.lines}>
              {findings.map(({ message }, at) => (
                <li key={at}>{message}</li>
              ))}
            </ul>
          </div>
        )}
      </Section>
      <BacktestPanel slug={slug} policy={drafting.policy} />
      {changeable && drafting.draft && <ActivateForm drafting={drafting} sound={findings.length === 0} />}
      <CsvActions slug={slug} drafting={drafting} active={policies.active.version} changeable={changeable} />
      <Versions drafting={drafting} history={policies.history} changeable={changeable} />
    </aside>
  );
}

function Draft({ drafting, policies }: Pick<BarProps, 'drafting' | 'policies'>) {
  const ago = useAgo();
  const { busy, failure, send } = useSending();
  const { draft, policy, unsaved } = drafting;
  return (
    <Section heading={words.draft.heading}>
      <p role="status" className={panel.muted}>
        {unsaved
          ? words.draft.saving
          : draft
            ? words.draft.saved(draft.savedBy.name, ago(draft.savedAt))
            : words.draft.none}
      </p>
      <Conflict drafting={drafting} />
      <Failure failure={drafting.failure ?? failure} />
      {draft ? (
        <>
          <TextField
            label={words.draft.name}
            maxLength={80}
            value={policy.name}
            onChange={({ target }) => drafting.change({ ...policy, name: target.value || draft.policy.name })}
          />
          <div>
            <Button
              size="small"
              look="danger"
              disabled={busy}
              onClick={() => void send(() => drafting.ask('/draft/discard', {}))}
            >
              {words.draft.discard}
            </Button>
          </div>
        </>
      ) : (
        <StartDraft drafting={drafting} policies={policies} />
      )}
    </Section>
  );
}

/** Somebody else changed the draft: one of both is chosen. */
function Conflict({ drafting: { theirs, take, keep } }: Pick<BarProps, 'drafting'>) {
  if (theirs === undefined) return null;
  return (
    <div role="alert" className={panel.conflict}>
      <p>{theirs ? words.draft.conflict(theirs.savedBy.name) : words.draft.gone}</p>
      <div className={panel.actions}>
        <Button size="small" onClick={take}>
          {words.draft.takeTheirs}
        </Button>
        <Button size="small" onClick={keep}>
          {words.draft.keepMine}
        </Button>
      </div>
    </div>
  );
}
