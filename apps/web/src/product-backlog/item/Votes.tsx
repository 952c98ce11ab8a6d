import { useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import styles from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { setVote } from './commands.js';
import type { TalkProps } from './use-talk.js';
import { words } from './words.js';

const say = words.votes;

/** Who wants it. Shown, and never an order (P17). */
export function Votes({ item, talk: { votes }, editable }: TalkProps) {
  const me = useMe();
  const { busy, failure, send } = useSending();
  const mine = votes.some(({ by }) => by.id === me.id);
  return (
    <Section
      heading={say.heading}
      aside={votes.length > 0 && <span className={styles.muted}>{say.count(votes.length)}</span>}
    >
      <p>{votes.map(({ by }) => by.name).join(', ') || say.none}</p>
      <p className={styles.muted}>{say.rule}</p>
      {editable && (mine || !item.doneAt) && (
        <Button size="small" disabled={busy} onClick={() => void send(() => setVote(item, !mine))}>
          {mine ? say.unvote : say.vote}
        </Button>
      )}
      <Failure failure={failure} />
    </Section>
  );
}
