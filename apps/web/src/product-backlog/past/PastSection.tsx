import type { KeptPast } from '@twotrack/product-backlog/contract';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { PastList } from './PastList.js';
import { words } from './words.js';

/** What happened to an item where its backlog was before; nothing where it began here. */
export default function PastSection({ past }: { past: readonly KeptPast[] }) {
  return (
    <Section heading={words.heading}>
      <p className={panel.muted}>{words.about}</p>
      <PastList past={past} label={words.heading} />
    </Section>
  );
}
