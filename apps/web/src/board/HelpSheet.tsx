import { Dialog } from '../ui/Dialog.js';
import { Kbd } from '../ui/Kbd.js';
import styles from './help.module.css';
import { useCan } from '../identity/session.js';
import { useValue } from '../live/value.js';
import { keyCommands, type PageCommands } from './key-commands.js';
import { pageKeys, type KeyGroup } from './parts/page-keys.js';
import { shown } from './shortcuts.js';
import { words } from './words.js';

/** Every key there is, from the registry the keys themselves come from. */
export function HelpSheet({ onClose, page }: { onClose: () => void; page: PageCommands }) {
  const here = useValue(pageKeys);
  const commands = [...keyCommands(page, useCan().read, here !== null), ...(here ?? [])];
  const used = new Set(commands.map(({ group }) => group));
  const groups = (Object.entries(words.keys.groups) as [KeyGroup, string][]).filter(([group]) => used.has(group));
  return (
    <Dialog open onClose={onClose} title={words.keys.title} description={words.keys.drag} size="wide">
      <div className={styles.groups} role="group" aria-label={words.keys.title} tabIndex={0}>
        {groups.map(([group, title]) => (
          <section key={group}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.keys}>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <div key={command.keys[0]}>
                    <dt>{command.words}</dt>
                    <dd>
                      {command.keys.map((keys) => (
                        <Kbd key={keys} keys={shown(keys)} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
