import { useEffect, useMemo, useState } from 'react';
import type { Explanation, Fact, SeverityPolicy, Ticket } from '@twotrack/service-queue/contract';
import { explain } from '@twotrack/service-queue/domain';
import { Refused } from '../../http/refused.js';
import { correctFacts } from '../commands.js';
import { factsWith, toSend, type Answer, type Answers } from './answers.js';

/** Answers being given about one ticket, and the severity that would follow. */
export interface Answering {
  answers: Answers;
  /** Why the severity would be as it would be with these answers. */
  preview: Explanation;
  /** Facts that somebody else stated since we began to answer them. */
  disputed: string[];
  faults: string[];
  busy: boolean;
  failure: Error | null;
  begin(fact: string): void;
  answer(fact: string, answer: Answer | null): void;
  drop(fact: string): void;
  keepMine(fact: string): void;
  discard(): void;
  /** True when the server has them. */
  save(): Promise<boolean>;
}

type Seen = Readonly<Record<string, Fact | null>>;

/** A severity is only ever looked at here: it follows from the facts, in the browser as in the server (S2, S3). */
export function useAnswers(ticket: Ticket, policy: SeverityPolicy): Answering {
  const [answers, setAnswers] = useState<Answers>({});
  const [seen, setSeen] = useState<Seen>({});
  const [stale, setStale] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);

  const preview = useMemo(
    () => explain(policy, factsWith(policy, ticket.facts, answers)),
    [policy, ticket.facts, answers],
  );
  const { facts, faults } = useMemo(() => toSend(policy, answers), [policy, answers]);
  const disputed = busy
    ? []
    : Object.keys(answers).filter((id) => (ticket.facts[id]?.at ?? null) !== (seen[id]?.at ?? null));

  const discard = () => {
    setAnswers({});
    setSeen({});
    setStale(null);
    setTried(false);
    setFailure(null);
  };
  const look = (id: string) => setSeen((before) => ({ ...before, [id]: ticket.facts[id] ?? null }));

  const put = async (): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      await correctFacts(ticket, facts);
      discard();
      return true;
    } catch (problem) {
      if (problem instanceof Refused && problem.code === 'stale-version') setStale(ticket.version);
      else setFailure(problem as Error);
      return false;
    } finally {
      setBusy(false);
    }
  };

  // Stale because of something else, such as a move: the same answers go again on top of the present card.
  useEffect(() => {
    if (stale === null || ticket.version <= stale) return;
    setStale(null);
    if (disputed.length === 0 && faults.length === 0) void put();
  }, [stale, ticket.version]);

  const without =
    (id: string) =>
    ({ [id]: _, ...others }: Answers): Answers =>
      others;
  return {
    answers,
    preview,
    disputed,
    faults: tried ? faults : [],
    busy: busy || stale !== null,
    failure,
    begin: look,
    answer: (id, answer) => {
      if (!(id in answers)) look(id);
      setAnswers((before) => ({ ...before, [id]: answer }));
    },
    drop: (id) => setAnswers(without(id)),
    keepMine: look,
    discard,
    save: async () => {
      setTried(true);
      return faults.length === 0 && disputed.length === 0 && Object.keys(facts).length > 0 && put();
    },
  };
}
