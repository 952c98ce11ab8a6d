import { useEffect, useRef } from 'react';
import { useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import type { Run } from './api.js';
import { LossList } from './LossList.js';
import { words } from './words.js';

/** What an import did, and what it could not keep. */
export function Report({ run, onAgain }: { run: Run; onAgain: () => void }) {
  const { teamSlug } = useMe();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { inbox, order, tickets, known, skipped, losses } = run.body;
  return (
    <section className={panel.stack}>
      <h2 ref={head} tabIndex={-1}>
        {words.report}
      </h2>
      <p role="status">{words.facts(inbox, order, tickets, known, skipped)}</p>
      <div className={panel.actions}>
        <a href={`/b/${teamSlug}`}>{words.toBoard}</a>
        <Button size="small" onClick={onAgain}>
          {words.another}
        </Button>
      </div>
      <LossList losses={losses} />
    </section>
  );
}
