import { useState } from 'react';
import type { CatalogueView } from '@twotrack/service-queue/contract';
import { useCan } from '../../../identity/session.js';
import { Button } from '../../../ui/Button.js';
import { TextField } from '../../../ui/Field.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { Section } from '../../../ui/panel/Section.js';
import { words as common } from '../../../ui/panel/words.js';
import { usePolicies } from '../use-policies.js';
import styles from './catalogue.module.css';
import type { CatalogueProps } from './props.js';
import { RemovedServices } from './RemovedServices.js';
import { ServiceForm } from './ServiceForm.js';
import { ServiceRow } from './ServiceRow.js';
import { ServicesFile } from './ServicesFile.js';
import { useCatalogue } from './use-catalogue.js';
import { words } from './words.js';

/** So many that one looks for a name rather than down a list. */
const MANY = 8;

/** The services that tickets name: their tiers, owners, users and runbooks (S4). */
export function CatalogueSection({ slug }: { slug: string }) {
  const policies = usePolicies(slug);
  const catalogue = useCatalogue(slug);
  const error = catalogue.error ?? policies.error;
  if (error) return <Failure failure={error} />;
  if (!catalogue.data || !policies.data) return <p>{common.loading}</p>;
  const { active, queues } = policies.data;
  return <Catalogue slug={slug} view={catalogue.data} queues={queues} facts={active.facts} />;
}

function Catalogue({ view, ...around }: CatalogueProps & { view: CatalogueView }) {
  const { administer } = useCan();
  /** The name that a new service starts with; null where none is written. */
  const [adding, setAdding] = useState<string | null>(null);
  const [sought, setSought] = useState('');
  const there = view.services.filter(({ retiredAt }) => !retiredAt);
  const shown = there.filter(({ name }) => name.toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <div className={panel.parts}>
      <Section heading={words.heading}>
        <p className={panel.muted}>{words.about}</p>
        {!administer && <p className={panel.note}>{words.readOnly}</p>}
        {there.length > MANY && (
          <TextField
            label={words.find}
            type="search"
            value={sought}
            onChange={({ target }) => setSought(target.value)}
          />
        )}
        {shown.length === 0 && <p className={panel.muted}>{there.length > 0 ? words.noneFound : words.none}</p>}
        <ul className={styles.services}>
          {shown.map((service) => (
            <ServiceRow key={service.id} {...around} service={service} open={view.open[service.id] ?? 0} />
          ))}
        </ul>
        {administer && adding === null && <Button onClick={() => setAdding('')}>{words.add}</Button>}
        {adding !== null && (
          <ServiceForm key={adding} {...around} from={{ name: adding }} onDone={() => setAdding(null)} />
        )}
      </Section>
      {view.unknown.length > 0 && (
        <Section heading={words.unknown}>
          <ul className={styles.services}>
            {view.unknown.map(({ name, tickets }) => (
              <li key={name} className={styles.line}>
                <span className={styles.name}>{name}</span> <span className={panel.muted}>{words.open(tickets)}</span>
                {administer && (
                  <Button size="small" aria-label={words.addOf(name)} onClick={() => setAdding(name)}>
                    {words.add}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <RemovedServices slug={around.slug} services={view.services.filter(({ retiredAt }) => retiredAt)} />
      <ServicesFile slug={around.slug} />
    </div>
  );
}
