import { useState } from 'react';
import type { Queue, RoutedAgain } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import { TextField } from '../../../ui/Field.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { Section } from '../../../ui/panel/Section.js';
import { useSending } from '../../../ui/panel/use-sending.js';
import policies from '../policies.module.css';
import { toRules, type RuleDraft } from './rules-draft.js';
import { useRoutingCommands } from './use-routing.js';
import { words } from './words.js';

const SHOWN = 50;

interface Props {
  slug: string;
  queues: readonly Queue[];
  /** As they are written; null where they are not complete yet. */
  rules: readonly RuleDraft[] | null;
}

/** Where the last real tickets would go by the rules as they are written, and what became of them by the rules of their time. */
export function TryOnPast({ slug, queues, rules }: Props) {
  const { tryRouting } = useRoutingCommands(slug);
  const [count, setCount] = useState('100');
  const [told, setTold] = useState<{ last: readonly RoutedAgain[]; rules: readonly RuleDraft[] } | null>(null);
  const { busy, failure, send } = useSending();
  const wrong = !/^([1-9]\d{0,2}|1000)$/.test(count.trim());
  const ask = () =>
    send(async () => {
      const { last } = await tryRouting({ rules: toRules(rules!), samples: [], last: Number(count) });
      setTold({ last, rules: rules! });
    });
  return (
    <Section heading={words.tryLast}>
      <p className={panel.muted}>{words.tryLastAbout}</p>
      <form
        className={panel.inline}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong && rules) void ask();
        }}
      >
        <TextField
          label={words.howMany}
          inputMode="numeric"
          fault={wrong ? words.howManyFault : undefined}
          value={count}
          onChange={({ target }) => setCount(target.value)}
        />
        <Button type="submit" size="small" disabled={busy || wrong || !rules}>
          {words.tryLastNow}
        </Button>
      </form>
      <Failure failure={failure} />
      {told && <Told {...told} queues={queues} />}
    </Section>
  );
}

interface ToldProps {
  last: readonly RoutedAgain[];
  rules: readonly RuleDraft[];
  queues: readonly Queue[];
}

function Told({ last, rules, queues }: ToldProps) {
  const name = (id: string) => queues.find((queue) => queue.id === id)?.name ?? id;
  const others = last.filter(({ queueId, ticket }) => queueId !== ticket.firstQueueId);
  if (last.length === 0) return <p role="status">{words.none}</p>;
  const right = last.filter(({ queueId, ticket }) => queueId === ticket.queueId).length;
  const was = last.filter(({ ticket }) => ticket.firstQueueId === ticket.queueId).length;
  return (
    <>
      <p role="status">
        {words.landed(right, last.length)} {words.before(was, last.length)}
      </p>
      {others.length > 0 && (
        <div className={policies.scroller} role="region" tabIndex={0} aria-label={words.elsewhere}>
          <table className={policies.grid}>
            <caption>{words.othersOnly(Math.min(SHOWN, others.length), others.length)}</caption>
            <thead>
              <tr>
                {[words.ticket, words.first, words.now, words.would, words.byRule].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {others.slice(0, SHOWN).map(({ ticket, queueId, rule }) => (
                <tr key={ticket.id}>
                  <td>
                    {ticket.key} {ticket.title}
                  </td>
                  <td>{name(ticket.firstQueueId)}</td>
                  <td>{name(ticket.queueId)}</td>
                  <td>{name(queueId)}</td>
                  <td>{rule === null ? words.noRule : rules[rule]?.name}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
