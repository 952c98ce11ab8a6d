import type { Service } from '@twotrack/service-queue/contract';
import { useCan } from '../../../identity/session.js';
import { Button } from '../../../ui/Button.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { Section } from '../../../ui/panel/Section.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import styles from './catalogue.module.css';
import { useCatalogueCommands } from './use-catalogue.js';
import { words } from './words.js';

/** What was taken out of the catalogue, and the way back. */
export function RemovedServices({ slug, services }: { slug: string; services: readonly Service[] }) {
  const { administer } = useCan();
  const { restoreService } = useCatalogueCommands(slug);
  const { busy, failure, send } = useSending();
  if (services.length === 0) return null;
  return (
    <Section heading={words.removed}>
      <p className={panel.muted}>{words.removedAbout}</p>
      <ul className={styles.services}>
        {services.map(({ id, name }) => (
          <li key={id} className={styles.line}>
            <span className={styles.name}>{name}</span>
            {administer && (
              <Button
                size="small"
                disabled={busy}
                aria-label={words.restoreOf(name)}
                onClick={() => void send(() => restoreService(id))}
              >
                {words.restore}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Failure failure={failure} />
    </Section>
  );
}
