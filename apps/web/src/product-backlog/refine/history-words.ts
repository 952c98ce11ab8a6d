import type { RefineEvent, Vectors } from '@twotrack/product-backlog/contract';
import { because, type Told } from '../../ui/panel/told.js';

const names = { value: 'value', learning: 'learning', risk: 'risk', size: 'size' } as const;

const inWords = (vectors: Vectors, moscow: string | null): string => {
  const said = Object.entries(names).flatMap(([name, word]) => {
    const level = vectors[name as keyof Vectors];
    return level ? [`${word} ${level}`] : [];
  });
  return [...said, ...(moscow ? [moscow] : [])].join(', ') || '–';
};

/** What an event says of refinement, after the name of who did it. */
export function tellOfRefining(event: RefineEvent): Told {
  switch (event.type) {
    case 'item-scored': {
      const { was, item } = event;
      return {
        what: 'scored it',
        before: inWords(was.vectors, was.moscow),
        after: inWords(item.vectors, item.moscow),
      };
    }
    case 'item-split':
      return { what: `split it into ${event.item.marks.splitInto?.length ?? 0}` };
    case 'item-unsplit':
      return { what: 'took the split back' };
    case 'round-opened':
      return { what: 'asked the team how well it is understood' };
    case 'round-answered':
      return { what: `counted ${event.item.marks.round?.answered ?? 0} answers` };
    case 'round-closed':
      return { what: `closed the question, with ${event.item.marks.understanding?.answers ?? 0} answers` };
    case 'order-applied':
      return {
        what: event.formula
          ? `ordered ${event.ranks.length} items by their score, formula ${event.formula}`
          : `took an order by score back`,
        ...because(event.reason),
      };
  }
}
