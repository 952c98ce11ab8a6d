import { useRef, useState } from 'react';
import { useCan } from '../../../identity/session.js';
import { Button } from '../../../ui/Button.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { Section } from '../../../ui/panel/Section.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import { servicesPath, useCatalogueCommands } from './use-catalogue.js';
import { words } from './words.js';

/** The catalogue as a file, and back. */
export function ServicesFile({ slug }: { slug: string }) {
  const { administer } = useCan();
  const { importServices } = useCatalogueCommands(slug);
  const file = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { busy, failure, send } = useSending();
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    setSaid(null);
    await send(async () => {
      const { created, changed, same } = await importServices(await chosen.text());
      setSaid(words.file.done(created, changed, same));
    });
    file.current!.value = '';
  };
  return (
    <Section heading={words.file.heading}>
      <p className={panel.muted}>{words.file.about}</p>
      <div className={panel.actions}>
        <a href={servicesPath(slug, '/csv')} download>
          {words.file.download}
        </a>
        {administer && (
          <Button size="small" disabled={busy} onClick={() => file.current?.click()}>
            {words.file.upload}
          </Button>
        )}
      </div>
      <input
        ref={file}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label={words.file.upload}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      <Failure failure={failure} />
      {said && <p role="status">{said}</p>}
    </Section>
  );
}
