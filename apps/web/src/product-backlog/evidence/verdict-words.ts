import type { Verdict } from '@twotrack/product-backlog/contract';

export const verdicts = {
  proven: 'Proven',
  refuted: 'Refuted',
  unclear: 'Unclear',
} satisfies Record<Verdict, string>;

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

export const dayOf = (iso: string): string => day.format(new Date(iso));
