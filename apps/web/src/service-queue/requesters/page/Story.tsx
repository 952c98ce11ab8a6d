import type { StoryLine } from '@twotrack/service-queue/contract';
import styles from './page.module.css';
import { timeOf, words } from './words.js';

/** What happened, as far as it concerns whoever asked; at its end what was asked. */
export function Story({ story, details }: { story: readonly StoryLine[]; details: string }) {
  return (
    <section className={styles.card}>
      <h2>{words.story.heading}</h2>
      <ol className={styles.story}>
        {story.map((line, i) => (
          <li key={`${line.at} ${i}`}>
            <p>{said(line)}</p>
            {line.reason && <p className={styles.text}>{line.reason}</p>}
            {line.kind === 'asked' && details && <p className={styles.text}>{details}</p>}
            <p className={styles.muted}>{timeOf(line.at)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

const said = ({ kind, severity }: StoryLine): string =>
  severity ? words.story.severity(severity.from, severity.to) : words.story.lines[kind];
