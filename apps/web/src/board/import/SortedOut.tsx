import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import type { ImportFile, Preview } from './api.js';
import { Columns } from './Columns.js';
import { Groups } from './Groups.js';
import { LossList } from './LossList.js';
import { Rows } from './Rows.js';
import { words } from './words.js';

interface SortedOutProps {
  file: ImportFile;
  preview: Preview;
  busy: boolean;
  onChange: (change: Pick<ImportFile, 'mapping' | 'choices'>) => void;
  onRun: () => void;
}

/** What an import would do, to be changed until it is right. */
export function SortedOut({ file, preview, busy, onChange, onRun }: SortedOutProps) {
  const { format, columns, groups, rows, losses, whole } = preview;
  if (whole) {
    return (
      <section className={panel.stack}>
        <p>{words.whole(whole.items, whole.requests, whole.goals)}</p>
        <Button look="primary" disabled={busy} onClick={onRun}>
          {words.runWhole}
        </Button>
      </section>
    );
  }
  const coming = rows.filter(({ target, known }) => target !== 'skipped' && !known).length;
  const chosen = Object.fromEntries(groups.map(({ id, target }) => [id, target]));
  const meant = Object.fromEntries(columns.map(({ name, field }) => [name, field]));
  return (
    <>
      <h2>{words.read(file.name, rows.length, words.formats[format])}</h2>
      {columns.length > 0 && (
        <Columns
          columns={columns}
          disabled={busy}
          onChoose={(name, field) => onChange({ mapping: { ...meant, [name]: field } })}
        />
      )}
      <Groups
        groups={groups}
        disabled={busy}
        onChoose={(id, target) => onChange({ choices: { ...chosen, [id]: target } })}
      />
      <LossList losses={losses} />
      <div className={panel.stack}>
        {coming === 0 && <p>{words.nothingNew}</p>}
        <Button look="primary" disabled={busy || coming === 0} onClick={onRun}>
          {words.run(coming)}
        </Button>
      </div>
      <Rows rows={rows} />
    </>
  );
}
