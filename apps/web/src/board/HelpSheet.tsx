import { Dialog } from '../ui/Dialog.js';
import { Kbd } from '../ui/Kbd.js';
import styles from './help.module.css';
import { keyCommands, type KeyGroup, type PageCommands } from './keys.js';
import { words } from './words.js';

/** Every key there is, from the registry the keys themselves come from. */
export function HelpSheet({ onClose, page }: { onClose: () => void; page: PageCommands }) {
  const commands = keyCommands(page);
  const groups = Object.entries(words.keys.groups) as [KeyGroup, string][];
  return (
    <Dialog open onClose={onClose} title={words.keys.title} description={words.keys.drag} size="wide">
      <div className={styles.groups}>
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
                        <Kbd key={keys} keys={keys.replace('[Shift]+', '')} />
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
