import type { Item } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { Unloaded } from '../../ui/panel/Unloaded.js';
import { Comments } from './Comments.js';
import { Dependencies } from './Dependencies.js';
import { Examples } from './Examples.js';
import { HypothesisPart } from './HypothesisPart.js';
import { Links } from './Links.js';
import { Questions } from './Questions.js';
import { useTalk } from './use-talk.js';
import { Votes } from './Votes.js';
import { words } from './words.js';

/** What is written down and said about an item: its brief, questions, dependencies, votes and comments. */
export default function ItemTalk({ item }: { item: Item }) {
  const { work } = useCan();
  const { data: talk, error, refetch } = useTalk(item);
  if (!talk) return <Unloaded error={error} missing={words.failed} failed={words.failed} retry={refetch} />;
  const parts = { item, talk, editable: work && !item.removedAt };
  return (
    <>
      <HypothesisPart {...parts} />
      <Examples {...parts} />
      <Questions {...parts} />
      <Dependencies {...parts} />
      <Links {...parts} />
      <Votes {...parts} />
      <Comments {...parts} />
    </>
  );
}
