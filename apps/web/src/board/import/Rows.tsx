import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { PreviewRow } from './api.js';
import styles from './import.module.css';
import { words } from './words.js';

const ROW = 32;

/** Every row and where it goes; only those in sight are in the page. */
export function Rows({ rows }: { rows: PreviewRow[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    useFlushSync: false,
  });
  return (
    <section aria-labelledby="import-rows" className={styles.part}>
      <h3 id="import-rows">{words.rows}</h3>
      <div ref={scroller} className={styles.rows} role="group" tabIndex={0} aria-labelledby="import-rows">
        <ul style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const { key, title, type, target, known } = rows[index]!;
            return (
              <li
                key={index}
                style={{ transform: `translateY(${start}px)`, height: ROW }}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
              >
                <span className={styles.key}>{key.startsWith('words ') ? '' : key}</span>
                <span className={styles.title}>{title}</span>
                <span className={styles.type}>{type}</span>
                <span>{known ? words.known : words.targets[target]}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
