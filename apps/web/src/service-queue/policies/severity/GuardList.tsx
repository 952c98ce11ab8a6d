import { useState } from 'react';
import type { Guard, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import panel from '../../../ui/panel/panel.module.css';
import { Section } from '../../../ui/panel/Section.js';
import { SeverityChip } from '../../../ui/Severity.js';
import { newGuard, withGuard, withoutGuard } from '../policy-edits.js';
import { words } from '../words.js';
import { GuardEditor } from './GuardEditor.js';
import { USE_DAYS, type PartProps } from './part-props.js';

/** The guards as sentences, with how often each spoke lately. */
export function GuardList({ policy, use, onChange }: PartProps) {
  const [open, setOpen] = useState<string | null>(null);
  const add = () => {
    const guard = newGuard(policy, words.guards.newName);
    onChange!(withGuard(policy, guard));
    setOpen(guard.id);
  };
  return (
    <Section
      heading={words.guards.heading}
      aside={
        onChange && (
          <Button size="small" onClick={add}>
            {words.guards.add}
          </Button>
        )
      }
    >
      {policy.guards.length === 0 && <p className={panel.muted}>{words.guards.none}</p>}
      <ul className={panel.stack}>
        {policy.guards.map((guard) => (
          <li key={guard.id}>
            {open === guard.id && onChange ? (
              <GuardEditor
                guard={guard}
                policy={policy}
                onChange={(next) => onChange(withGuard(policy, next))}
                onClose={() => setOpen(null)}
              />
            ) : (
              <>
                <p>
                  <b>{guard.name}.</b> {sentenceOf(guard, policy)} <SeverityChip severity={guard.severity} />
                </p>
                {use && (
                  <p className={panel.muted}>
                    {words.guards.fired(use.guards.find((one) => one.guard === guard.id)?.tickets ?? 0, USE_DAYS)}
                  </p>
                )}
                {onChange && (
                  <div className={panel.actions}>
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={words.guards.editOf(guard.name)}
                      onClick={() => setOpen(guard.id)}
                    >
                      {words.guards.edit}
                    </Button>
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={words.guards.removeOf(guard.name)}
                      onClick={() => onChange(withoutGuard(policy, guard.id))}
                    >
                      {words.guards.remove}
                    </Button>
                  </div>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** "If Environment is Another environment, then it is at most". */
export const sentenceOf = ({ when, kind }: Guard, policy: SeverityPolicyDraft): string => {
  const conditions = when.map(({ fact, is }) => {
    const declared = policy.facts.find(({ id }) => id === fact);
    const levels = is.map((level) => declared?.levels.find(({ id }) => id === level)?.name ?? level);
    return `${declared?.name ?? fact} ${words.guards.is} ${levels.join(` ${words.guards.or} `)}`;
  });
  return `${words.guards.if} ${conditions.join(` ${words.guards.and} `)}, ${words.guards.then} ${words.guards[kind]}`;
};
