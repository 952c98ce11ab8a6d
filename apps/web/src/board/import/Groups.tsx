import { useCan } from '../../identity/session.js';
import panel from '../../ui/panel/panel.module.css';
import type { Group, Target } from './api.js';
import styles from './import.module.css';
import { words } from './words.js';

interface GroupsProps {
  groups: Group[];
  disabled: boolean;
  onChoose: (id: string, target: Target) => void;
}

/** Where each kind of row goes, and why. Into the order only by the product owner (P4). */
export function Groups({ groups, disabled, onChoose }: GroupsProps) {
  const { order } = useCan();
  const targets = (Object.keys(words.targets) as Target[]).filter((one) => order || one !== 'order');
  return (
    <section aria-labelledby="import-where" className={styles.part}>
      <h3 id="import-where">{words.where}</h3>
      <p className={panel.muted}>{words.whereWhat}</p>
      <table className={styles.groups}>
        <thead>
          <tr>
            <th scope="col">{words.group}</th>
            <th scope="col">{words.count}</th>
            <th scope="col">{words.target}</th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ id, name, count, target, why }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{count}</td>
              <td>
                <select
                  className={styles.choice}
                  aria-label={words.targetOf(name)}
                  value={target}
                  disabled={disabled}
                  onChange={(event) => onChoose(id, event.target.value as Target)}
                >
                  {targets.map((one) => (
                    <option key={one} value={one}>
                      {words.targets[one]}
                    </option>
                  ))}
                </select>
              </td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
