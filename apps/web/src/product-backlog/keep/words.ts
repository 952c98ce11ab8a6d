import { plural } from '../../ui/panel/words.js';

const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const rate = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** What is said while a backlog is kept small (P12). */
export const words = {
  title: 'Keep the backlog small',
  menu: 'Keep the backlog small…',
  ceiling: (count: number, ceiling: number) => `${count} of ${ceiling}`,
  old: (count: number) => `${count} old`,
  reviewDue: 'review due',
  line: (parts: string[]) => `Backlog: ${parts.join(', ')}`,

  facts: {
    held: (count: number, ceiling: number | null) =>
      ceiling === null ? `${plural(count, 'item')} in the order, no ceiling.` : `${count} of ${ceiling} items.`,
    over: (by: number) => `${by} over the ceiling.`,
    throughput: (aWeek: number, finished: number, weeks: number) =>
      `${rate.format(aWeek)} finished a week: ${finished} in ${plural(weeks, 'week')}.`,
    tooFew: (needed: number, has: number) =>
      `Not enough data to say when an item is reached: needs ${needed} finished items; has ${has}.`,
    reviewed: (at: string, days: number) =>
      `Last reviewed ${day.format(new Date(at))}, ${days === 0 ? 'today' : `${plural(days, 'day')} ago`}.`,
    neverReviewed: 'Never reviewed as a whole.',
    review: 'Reviewed now',
    rule: (days: number, months: number) =>
      `Asked about: untouched for ${plural(days, 'day')}, or reached in more than ${plural(months, 'month')}.`,
    change: 'Change the rule',
  },

  tabs: 'What to look at',
  dinosaurs: (count: number) => `Old or out of reach (${count})`,
  setAside: 'Not now',

  list: 'Old items and items out of reach',
  hint: 'Arrow keys go along the list. Nothing leaves the backlog by itself.',
  none: 'Nothing is old, and everything is within reach.',
  more: (count: number) => `Show ${count} more`,
  untouched: (days: number) => `untouched for ${plural(days, 'day')}`,
  reached: (at: string) => `reached ${month.format(new Date(at))}`,
  place: (place: number) => `place ${place}`,

  keep: 'Keep',
  notNow: 'Not now',
  remove: 'Remove',
  why: {
    keep: (key: string) => `Why does ${key} stay?`,
    'not-now': (key: string) => `Why is ${key} not for now?`,
    remove: (key: string) => `Why is ${key} removed? Whoever asked for it reads this.`,
  },
  needed: 'Give a reason: whoever asked for it reads it.',

  kept: (key: string) => `Kept ${key}`,
  wasSetAside: (key: string) => `Set ${key} aside`,
  takenUp: (key: string) => `Took ${key} up`,
  reviewed: 'Marked the backlog as reviewed',
  ruled: 'Changed the rule of what is old',

  search: 'Search what was set aside',
  searchHint: 'By key, title, reason or problem',
  noneAside: 'Nothing is set aside.',
  noneFound: (q: string) => `Nothing set aside says “${q}”.`,
  takeUp: 'Take up',
  asideSince: (who: string, at: string) => `${who}, ${day.format(new Date(at))}`,
  asideList: 'What was set aside',

  rule: {
    title: 'What is asked about',
    days: 'Untouched for days',
    months: 'Reached in more than months',
    ceiling: 'Ceiling of items',
    ceilingHint: 'Empty: no ceiling. Nothing is refused over it; the board says so.',
    save: 'Save the rule',
    fault: (max: number) => `A whole number from 1 to ${max}.`,
  },
};
