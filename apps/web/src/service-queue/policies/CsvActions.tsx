import { useRef, useState } from 'react';
import type { ImportedAs } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import type { BarProps } from './bar-props.js';
import { policiesPath } from './use-policies.js';
import { words } from './words.js';

type Props = Pick<BarProps, 'slug' | 'drafting' | 'changeable'> & { active: number };

/** Every combination as a file, and back. */
export function CsvActions({ slug, drafting, active, changeable }: Props) {
  const file = useRef<HTMLInputElement>(null);
  const [as, setAs] = useState<ImportedAs | null>(null);
  const { busy, failure, send } = useSending();
  const of = drafting.draft ? 'draft' : active;
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    await send(async () => setAs((await drafting.readFile(await chosen.text())).as));
    file.current!.value = '';
  };
  return (
    <Section heading={words.csv.heading}>
      <p className={panel.muted}>{words.csv.about}</p>
      <div className={panel.actions}>
        <a href={policiesPath(slug, `/csv?of=${of}`)} download>
          {words.csv.download}
        </a>
        {changeable && (
          <Button size="small" disabled={busy} onClick={() => file.current?.click()}>
            {words.csv.upload}
          </Button>
        )}
      </div>
      <input
        ref={file}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label={words.csv.upload}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      <Failure failure={failure} />
      {as && <p role="status">{words.csv.as[as]}</p>}
    </Section>
  );
}
