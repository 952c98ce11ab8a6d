import type { Evidence, EvidenceEvent, StakeholderEvent } from '@twotrack/product-backlog/contract';
import { because, shortened, type Told } from '../../ui/panel/told.js';
import { dayOf, verdicts } from './verdict-words.js';

/** What an event says of what proves an item, after the name of who did it. */
export function tellOfEvidence(event: EvidenceEvent): Told {
  switch (event.type) {
    case 'evidence-added':
      return { what: `added evidence: ${inWords(event.evidence)}` };
    case 'evidence-withdrawn':
      return { what: `took evidence back: ${inWords(event.evidence)}` };
    case 'review-date-set':
      return {
        what: 'changed when it is reviewed',
        before: dayOf(event.was),
        after: dayOf(event.item.marks.bet!.reviewAt!),
      };
    case 'review-due':
      return { what: 'said that it is time to see whether it helped' };
    case 'verdict-given':
      return {
        what: `gave the verdict: ${verdicts[event.given.verdict].toLowerCase()}`,
        ...because(event.given.reason),
      };
    case 'verdict-withdrawn':
      return { what: `took the verdict back: ${verdicts[event.was.verdict].toLowerCase()}` };
  }
}

export const tellOfLink = (event: StakeholderEvent): Told => ({
  what: event.type === 'stakeholder-link-made' ? 'made the link for stakeholders' : 'revoked the link for stakeholders',
});

const inWords = ({ number, link, note }: Evidence): string =>
  [number && `${number.value} ${number.unit}`, note && shortened(note), link].filter(Boolean).join(', ');
