import { useState } from 'react';
import type { Explanation, SeverityPolicy } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import styles from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { SeverityChip } from '../../ui/Severity.js';
import { usePolicy } from '../service-store.js';
import { AnswerBar } from './AnswerBar.js';
import { Disputes } from './Disputes.js';
import type { PartProps } from './ticket-detail.js';
import { useAnswers } from './use-answers.js';
import { WhyTable } from './WhyTable.js';
import { words } from './words.js';

/** Why it is as severe as it is, and the questions whose answers change it (S4, S5). */
export function WhySection(props: PartProps) {
  const policy = usePolicy();
  return policy ? <Why {...props} policy={policy} /> : null;
}

function Why({ ticket, detail, policy }: PartProps & { policy: SeverityPolicy }) {
  const { work } = useCan();
  const answering = useAnswers(ticket, policy);
  const [open, setOpen] = useState<readonly string[]>([]);
  const answered = Object.keys(answering.answers).length > 0;
  // Until the clock has judged it by the policy in force, the server's explanation is the true one
  const sameVersion = detail.explanation.policyVersion === policy.version || answered;
  const why = sameVersion ? answering.preview : detail.explanation;
  const close = (fact: string) => {
    answering.drop(fact);
    setOpen((now) => now.filter((one) => one !== fact));
  };
  return (
    <Section heading={words.why.heading(why.severity)} aside={<SeverityChip severity={why.severity} long />}>
      <WhyTable
        why={why}
        policy={policy}
        answering={answering}
        open={open}
        editable={work}
        onOpen={(fact) => {
          answering.begin(fact);
          setOpen((now) => [...now, fact]);
        }}
        onClose={close}
      />
      {answered && (
        <AnswerBar
          was={ticket.severity}
          answering={answering}
          onDiscard={() => {
            answering.discard();
            setOpen([]);
          }}
          onSaved={() => setOpen([])}
        />
      )}
      <Assumed why={why} />
      <Disputes ticket={ticket} why={why} />
      <Alternatives why={why} />
      <p className={styles.muted}>{words.why.calculated}</p>
    </Section>
  );
}

export function Assumed({ why }: { why: Explanation }) {
  const names = why.facts.filter(({ source }) => source === 'assumed').map(({ name }) => name);
  return names.length > 0 ? <p className={styles.note}>{words.why.assumed(names.join(', '))}</p> : null;
}

const AT_FIRST = 4;

/** Which one fact would change it to what, the most severe first. */
export function Alternatives({ why, shown = AT_FIRST }: { why: Explanation; shown?: number }) {
  const sorted = [...why.alternatives].sort((a, b) => a.severity - b.severity);
  const nameOf = (id: string) => why.facts.find(({ fact }) => fact === id)?.name ?? id;
  if (sorted.length === 0) return <p>{words.why.noAlternatives}</p>;
  const rows = sorted.map(({ fact, level, levelName, severity }) => (
    <li key={`${fact} ${level}`}>{words.why.becomes(nameOf(fact), levelName, severity)}</li>
  ));
  return (
    <div className={styles.labelled}>
      <h4>{words.why.alternatives}</h4>
      <ul className={styles.lines}>{rows.slice(0, shown)}</ul>
      {rows.length > shown && (
        <details>
          <summary>{words.why.moreAlternatives(rows.length - shown)}</summary>
          <ul className={styles.lines}>{rows.slice(shown)}</ul>
        </details>
      )}
    </div>
  );
}
