import type { FactDeclaration } from '@twotrack/service-queue/contract';
import { nameWithoutBand } from '@twotrack/service-queue/domain';
import { SelectField, TextField } from '../../../ui/Field.js';
import panel from '../../../ui/panel/panel.module.css';
import styles from './catalogue.module.css';
import { constants, levelsOfUsers, type Faults, type ServiceDraft } from './service-draft.js';
import { words } from './words.js';

interface Props {
  draft: ServiceDraft;
  facts: readonly FactDeclaration[];
  change: (some: Partial<ServiceDraft>) => void;
  fault: (wrong: boolean, said: string) => string | undefined;
  faults: Faults;
}

/** What the severity of its tickets follows from: tiers, users, and facts that are the same for all of them. */
export function ServiceMeasures({ draft, facts, change, fault, faults }: Props) {
  const tiers = facts.find(({ id }) => id === 'tier')?.levels ?? [];
  const levels = levelsOfUsers(facts);
  return (
    <>
      {tiers.length > 0 && (
        <div className={styles.fields}>
          <Levels
            label={words.form.tier}
            none={words.form.noTier}
            levels={tiers}
            value={draft.tier}
            change={(tier) => change({ tier })}
          />
          <TextField
            label={words.form.serves}
            maxLength={120}
            fault={fault(faults.serves, words.form.servesNeeded)}
            value={draft.serves}
            onChange={({ target }) => change({ serves: target.value })}
          />
          <Levels
            label={words.form.servesTier}
            none={words.form.noTier}
            levels={tiers}
            value={draft.servesTier}
            change={(servesTier) => change({ servesTier })}
          />
        </div>
      )}
      {levels.length > 0 && (
        <>
          <TextField
            label={words.form.usersLabel}
            hint={words.form.usersHint}
            inputMode="numeric"
            fault={fault(faults.users, words.form.usersFault)}
            value={draft.users}
            onChange={({ target }) => change({ users: target.value })}
          />
          <details>
            <summary>{words.form.bands}</summary>
            <p className={panel.muted}>{words.form.bandsHint}</p>
            <div className={styles.fields}>
              {levels.map((level, at) => (
                <TextField
                  key={level.id}
                  label={words.form.bandFrom(nameWithoutBand(level))}
                  inputMode="numeric"
                  placeholder={String(level.from)}
                  value={draft.bands[at]}
                  onChange={({ target }) => change({ bands: draft.bands.with(at, target.value) })}
                />
              ))}
            </div>
          </details>
          {fault(faults.bands, words.form.bandsFault) && <p className={panel.failure}>{words.form.bandsFault}</p>}
        </>
      )}
      <details>
        <summary>{words.form.facts}</summary>
        <div className={styles.fields}>
          {constants(facts).map((fact) => (
            <Levels
              key={fact.id}
              label={fact.name}
              none={words.form.notSaid}
              levels={fact.levels}
              value={draft.facts[fact.id] ?? ''}
              change={(level) => change({ facts: { ...draft.facts, [fact.id]: level } })}
            />
          ))}
        </div>
      </details>
    </>
  );
}

interface LevelsProps {
  label: string;
  none: string;
  levels: FactDeclaration['levels'];
  value: string;
  change: (level: string) => void;
}

const Levels = ({ label, none, levels, value, change }: LevelsProps) => (
  <SelectField label={label} value={value} onChange={({ target }) => change(target.value)}>
    <option value="">{none}</option>
    {levels.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </SelectField>
);
