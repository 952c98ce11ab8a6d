import { useRef, useState, type DragEvent } from 'react';
import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import type { ImportFile } from './api.js';
import styles from './import.module.css';
import { readFiles } from './read-files.js';
import { words } from './words.js';

interface FileDropProps {
  busy: boolean;
  onFile: (file: ImportFile) => void;
}

/** Where a file is chosen, or dropped. */
export function FileDrop({ busy, onFile }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const take = async (list: FileList | null) => {
    if (!list?.length) return;
    setFault(null);
    try {
      onFile(await readFiles([...list]));
    } catch (problem) {
      setFault((problem as Error).message);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <section
      className={styles.drop}
      data-over={over || undefined}
      aria-labelledby="import-drop"
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 id="import-drop">{words.drop}</h2>
      <p className={panel.muted}>{words.dropWhat}</p>
      <div className={styles.choose}>
        <Button look="primary" disabled={busy} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
        <span className={panel.muted}>{busy ? words.reading : words.dropHere}</span>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words.choose}
        accept=".csv,.json,.txt,text/csv,application/json"
        onChange={({ target }) => {
          void take(target.files).then(() => (target.value = ''));
        }}
      />
      {fault && <p role="alert">{fault}</p>}
    </section>
  );
}
