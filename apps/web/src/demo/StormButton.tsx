import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CloudLightning } from 'lucide-react';
import { useMe } from '../identity/session.js';
import { Button } from '../ui/Button.js';
import { say } from '../ui/toasts.js';
import styles from './demo.module.css';
import { startStorm, stormQuery } from './demo.js';
import { words } from './words.js';

/** Starts a storm; while one runs, by whomever, it shows how far it is. */
export function StormButton() {
  const { teamSlug } = useMe();
  const queries = useQueryClient();
  const { data: storm } = useQuery({ ...stormQuery(teamSlug), enabled: teamSlug !== '' });
  const start = async () => {
    try {
      const started = await startStorm(teamSlug);
      queries.setQueryData(stormQuery(teamSlug).queryKey, started.storm);
      say(words.begun);
    } catch (why) {
      say(words.notBegun((why as Error).message), { tone: 'problem' });
    }
  };
  if (storm?.running) {
    const { sent, total } = storm;
    return (
      <label className={styles.storm}>
        {words.storming(sent, total)}
        <progress value={sent} max={total} />
      </label>
    );
  }
  return (
    <Button
      size="small"
      icon={<CloudLightning size={14} aria-hidden />}
      title={words.startHelp}
      onClick={() => void start()}
    >
      {words.start}
    </Button>
  );
}
