import type { FollowedRequest } from '@twotrack/product-backlog/contract';
import { Button } from '../../../ui/Button.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import page from '../../evidence/page/page.module.css';
import { Shell } from '../../evidence/page/Shell.js';
import { dayOf } from '../../evidence/verdict-words.js';
import styles from './asking.module.css';
import { GiveFeedback, Told } from './Feedback.js';
import { KeepLink } from './KeepLink.js';
import { Fault, Loading, Outside } from './parts.js';
import { Talk } from './Talk.js';
import { useFollowed, type Act } from './use-followed.js';
import { words } from './words.js';

/** The private page of one request: what became of it and why, and what can be said to that (P4, P5, P12). */
export function WishesPage({ token }: { token: string }) {
  const { followed, act, why, gone } = useFollowed(token);
  if (why && (gone || !followed)) return <Outside why={why} />;
  if (!followed) return <Loading />;
  const { team, request } = followed;
  return (
    <Shell title={request.title} under={words.of(team)}>
      <Fault why={why} />
      <Standing request={request} act={act} />
      {request.state === 'delivered' && <GiveFeedback act={act} />}
      <Told feedback={request.feedback} />
      <Talk talk={request.talk} act={act} />
      {request.problem && <Problem request={request} />}
      <KeepLink />
    </Shell>
  );
}

function Standing({ request, act }: { request: FollowedRequest; act: Act }) {
  const { state, since, others, became, reason, kept, pieces, verdict } = request;
  return (
    <section className={page.card} data-state={state}>
      <div role="status">
        <p className={styles.state}>{words.states[state]}</p>
        <p className={page.muted}>{words.since(dayOf(since))}</p>
      </div>
      {others > 0 && <p>{words.others(others)}</p>}
      {verdict && <p>{words.verdicts[verdict]}</p>}
      {became && <p>{becameWhat(request.title, became)}</p>}
      {pieces && <p>{words.pieces(pieces)}</p>}
      {reason && <Said text={reason} />}
      {kept && <p>{words.kept(dayOf(kept.at))}</p>}
      {kept?.reason && <Said text={kept.reason} />}
      {state === 'waiting' && <Deed act={() => act('withdraw')}>{words.withdraw}</Deed>}
      {state === 'withdrawn' && <Deed act={() => act('ask-again')}>{words.askAgain}</Deed>}
    </section>
  );
}

const becameWhat = (asked: string, { how, title }: NonNullable<FollowedRequest['became']>): string =>
  how === 'accepted' && title === asked ? words.became.asIs : words.became[how](title);

const Said = ({ text }: { text: string }) => (
  <div className={styles.said}>
    <p className={page.muted}>{words.reason}</p>
    <p className={styles.text}>{text}</p>
  </div>
);

function Deed({ act, children }: { act: () => Promise<void>; children: string }) {
  const { busy, failure, send } = useSending();
  return (
    <div className={styles.ways}>
      <Button disabled={busy} onClick={() => void send(act)}>
        {children}
      </Button>
      <Fault why={failure} />
    </div>
  );
}

/** Each answer to a prompt has its paragraph, which begins with the prompt. */
const ANSWER = /^\*\*(.+?:)\*\* ([\s\S]*)$/;

const Problem = ({ request: { problem, askedAt } }: { request: FollowedRequest }) => (
  <section className={page.card}>
    <h2>{words.asked(dayOf(askedAt))}</h2>
    {problem.split('\n\n').map((paragraph, i) => {
      const [, prompt, answer = paragraph] = ANSWER.exec(paragraph) ?? [];
      return (
        <p key={i} className={styles.text}>
          {prompt && <strong>{prompt}</strong>} {answer}
        </p>
      );
    })}
  </section>
);
