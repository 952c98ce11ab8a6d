import type { ShareNow } from './share-now.js';

const tracks = { product: 'Product', service: 'Service' };

const inHours = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });

export const words = {
  tracks,
  title: 'Capacity share',
  menu: 'Capacity share…',
  what: (days: number) =>
    `How much of its work the team gives to each track, and how much it gave: the hours of cards in In progress and Review, and in Working, in the last ${days} days.`,
  line: (sentence: string) => `Capacity share: ${sentence}`,
  short: ({ real, next }: ShareNow, product: number): string => {
    if (next) return `Next: ${tracks[next.track]}`;
    return real ? `${real.product}/${product} %` : `${product} % ${tracks.product}`;
  },
  ratio: (had: number, of: number) => `${had}/${of} %`,
  sentence: ({ real, next, days }: ShareNow, product: number): string => {
    if (next) {
      const track = tracks[next.track];
      return `${track} has had ${next.had} % of the work of the last ${days} days, not its ${next.of} %: pull next from there.`;
    }
    if (!real) return `${product} % of the work is for ${tracks.product}. No work is measured yet.`;
    return `${tracks.product} has had ${real.product} % of the work of the last ${days} days, near enough to its ${product} %.`;
  },
  unstated: ({ real, days }: ShareNow): string =>
    real
      ? `No share is stated. In the last ${days} days ${tracks.product} has had ${real.product} % of the work, ${tracks.service} ${real.service} %.`
      : 'No share is stated, and no work is measured yet.',
  table: { track: 'Track', stated: 'Stated', had: 'Has had', hours: 'Card-hours' },
  percent: (percent: number | null | undefined) => (percent === null || percent === undefined ? '–' : `${percent} %`),
  hours: (hours: number) => `${inHours.format(hours)} h`,
  change: 'Change the share',
  form: {
    product: 'Product, in %',
    rest: (service: number) => `${service} % for Service`,
    reason: 'Why (optional)',
    save: 'State it',
    none: 'State nothing',
    fault: 'A whole number from 0 to 100.',
  },
  notYours: 'The product owner or an admin changes it.',
  stated: (product: number | null) =>
    product === null ? 'No share is stated any more' : `${product} % for Product stated`,
  history: {
    stated: 'stated a share',
    changed: 'changed the share',
    withdrew: 'stated none any more',
    share: (product: number | undefined) =>
      product === undefined ? 'nothing stated' : `${product} % Product, ${100 - product} % Service`,
  },
};
