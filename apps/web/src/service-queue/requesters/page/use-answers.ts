import { useState } from 'react';

type Answers = Readonly<Record<string, string>>;

/** The levels chosen so far, by fact; what is not known is not there. */
export function useAnswers(): [Answers, (fact: string, level: string | undefined) => void, () => void] {
  const [answers, setAnswers] = useState<Answers>({});
  const choose = (fact: string, level: string | undefined) =>
    setAnswers(({ [fact]: _, ...others }) => (level === undefined ? others : { ...others, [fact]: level }));
  return [answers, choose, () => setAnswers({})];
}
