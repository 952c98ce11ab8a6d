import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../identity/session.js';
import { TeamPage } from '../../service-queue/problems/TeamPage.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { previewFile, runImport, useRuns, type ImportFile, type Preview, type Run } from './api.js';
import { FileDrop } from './FileDrop.js';
import styles from './import.module.css';
import { Report } from './Report.js';
import { SortedOut } from './SortedOut.js';
import { PastImports } from './PastImports.js';
import { Take } from './Take.js';
import { words } from './words.js';

interface Looked {
  file: ImportFile;
  preview: Preview;
}

/** A backlog comes in from elsewhere, seen before it happens; and is taken along from here (P4). */
export default function ImportPage() {
  return (
    <TeamPage title={words.title}>
      <div className={panel.parts}>
        <Importing />
        <Take />
      </div>
    </TeamPage>
  );
}

function Importing() {
  const { teamSlug } = useMe();
  const queries = useQueryClient();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [run, setRun] = useState<Run | null>(null);
  const [running, setRunning] = useState(false);
  const { busy, failure, send } = useSending();
  const runs = useRuns(running);
  const look = (file: ImportFile) => send(async () => setLooked({ file, preview: await previewFile(teamSlug, file) }));
  const bringIn = async (file: ImportFile) => {
    setRunning(true);
    const done = await send(async () => setRun(await runImport(teamSlug, file)));
    setRunning(false);
    if (done) setLooked(null);
    await queries.invalidateQueries({ queryKey: ['imports', teamSlug] });
  };
  if (run) return <Report run={run} onAgain={() => setRun(null)} />;
  const under = running ? runs.data?.find(({ body }) => body.state === 'running') : undefined;
  return (
    <>
      {looked ? (
        <>
          <Button className={styles.another} size="small" onClick={() => setLooked(null)} disabled={busy}>
            {words.another}
          </Button>
          <SortedOut
            {...looked}
            busy={busy}
            onChange={(change) => void look({ ...looked.file, ...change })}
            onRun={() => void bringIn(looked.file)}
          />
        </>
      ) : (
        <FileDrop busy={busy} onFile={(file) => void look(file)} />
      )}
      {running && (
        <Progress gone={under?.body.gone ?? 0} total={under?.body.total ?? looked?.preview.rows.length ?? 0} />
      )}
      <Failure failure={failure} />
      {!looked && <PastImports runs={runs.data} />}
    </>
  );
}

function Progress({ gone, total }: { gone: number; total: number }) {
  return (
    <p role="status" className={panel.stack}>
      <progress aria-label={words.progress} value={gone} max={Math.max(1, total)} />
      {words.running(gone, total)}
    </p>
  );
}
