import type { FollowedTicket } from '@twotrack/service-queue/contract';
import styles from './page.module.css';
import { KeepLink } from './KeepLink.js';
import { OpenQuestions } from './OpenQuestions.js';
import { Fault, Loading, Outside, Shell } from './Shell.js';
import { Solved } from './Solved.js';
import { Story } from './Story.js';
import { Talk } from './Talk.js';
import { useFollowed } from './use-followed.js';
import { Why } from './Why.js';
import { timeOf, words, zoneName } from './words.js';

/** The private page of one ticket: where it stands, how severe it is and why, what is promised, and what can be said (S18). */
export function FollowPage({ token }: { token: string }) {
  const { followed, act, why, gone } = useFollowed(token);
  if (why && (gone || !followed)) return <Outside why={why} />;
  if (!followed) return <Loading />;
  const { team, ticket } = followed;
  return (
    <Shell title={ticket.title} over={`${ticket.key} · ${team} · ${ticket.queue}`}>
      <Fault why={why} />
      <State ticket={ticket} />
      {ticket.state === 'solved' && <Solved until={ticket.openUntil} act={act} />}
      {ticket.questions.length > 0 && <OpenQuestions questions={ticket.questions} act={act} />}
      <Why severity={ticket.severity} why={ticket.why} />
      <Talk comments={ticket.comments} open={ticket.state !== 'closed'} act={act} />
      <Story story={ticket.story} details={ticket.details} />
      <KeepLink />
    </Shell>
  );
}

function State({ ticket }: { ticket: FollowedTicket }) {
  const { state, since, withOthers, promised } = ticket;
  return (
    <section className={styles.card} data-state={state}>
      <p className={styles.state} role="status">
        {words.states[state]}
      </p>
      <p className={styles.muted}>{words.since(timeOf(since))}</p>
      {withOthers && <p>{words.withOthers}</p>}
      {promised && <Promised {...promised} />}
      {state === 'waiting' && <p>{words.noPromise}</p>}
    </section>
  );
}

const Promised = ({ clock, due }: NonNullable<FollowedTicket['promised']>) => (
  <div>
    <p>
      {words.promised[clock]} <strong>{timeOf(due)}</strong>
    </p>
    {Date.parse(due) < Date.now() && <p className={styles.fault}>{words.late}</p>}
    <p className={styles.muted}>{words.zone(zoneName())}</p>
  </div>
);
