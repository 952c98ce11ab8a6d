import { Suspense, lazy } from 'react';
import type { BacklogSettings } from '@twotrack/product-backlog/contract';
import { failedChecks } from '@twotrack/product-backlog/domain';
import { Button } from '../../ui/Button.js';
import { ItemLink } from '../panels/ItemLink.js';
import styles from './refine.module.css';
import type { Row } from './rows.js';
import { words } from './words.js';

const Learning = lazy(() => import('./Learning.js'));

interface ItemFactsProps {
  row: Row | null;
  /** Whether any request is behind it. */
  asked: boolean;
  rule: BacklogSettings['ready'];
  owner: boolean;
  editable: boolean;
  onSplit: () => void;
}

/** The chosen item: whether it is ready, what its score says, what it would teach, the way to split it. */
export function ItemFacts({ row, asked, rule, owner, editable, onSplit }: ItemFactsProps) {
  if (!row) return <p className={styles.muted}>{words.choose}</p>;
  const { item, up, reconsider } = row;
  const failed = failedChecks(item, rule);
  return (
    <section className={styles.stack} aria-label={words.detail}>
      <h3>
        <ItemLink itemKey={item.key} /> {item.title}
      </h3>
      {up !== null && <p className={styles.muted}>{words.gap(up)}</p>}
      {reconsider && <p>{words.whyReconsider}</p>}
      <h4>{words.ready.line}</h4>
      {(rule.checks ?? []).length === 0 && <p className={styles.muted}>{words.ready.off}</p>}
      <ul className={styles.checks}>
        {(rule.checks ?? []).map((check) => (
          <li key={check} data-failed={failed.includes(check) || undefined}>
            <span aria-hidden>{failed.includes(check) ? '☐' : '☑'}</span> {words.ready.checks[check]}
            <span className="spoken">{failed.includes(check) ? words.ready.failed : words.ready.met}</span>
          </li>
        ))}
      </ul>
      <Suspense>
        <Learning key={item.id} {...{ item, asked, editable }} />
      </Suspense>
      {owner && (
        <div className={styles.buttons}>
          <Button size="small" onClick={onSplit}>
            {words.split.open}
          </Button>
        </div>
      )}
    </section>
  );
}
