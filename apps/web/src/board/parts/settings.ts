import { valueOf, type Value } from '../../live/value.js';

export type Density = 'comfort' | 'compact' | 'dense';
export type Theme = 'system' | 'light' | 'dark';

/** How this person likes to see the board, kept in this browser. No card is ever kept there. */
function kept<T>(name: string, initial: T, use?: (value: T) => void): Value<T> {
  const key = `twotrack.${name}`;
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(key);
  } catch {
    // A browser may forbid storage; the board does without
  }
  const value = valueOf<T>(stored === null ? initial : (JSON.parse(stored) as T));
  use?.(value.get());
  value.subscribe(() => {
    use?.(value.get());
    try {
      localStorage.setItem(key, JSON.stringify(value.get()));
    } catch {
      // as above
    }
  });
  return value;
}

const root = document.documentElement;

export const theme = kept<Theme>('theme', 'system', (chosen) => {
  if (chosen === 'system') delete root.dataset.theme;
  else root.dataset.theme = chosen;
});

export const density = kept<Density>('density', 'compact', (chosen) => (root.dataset.density = chosen));

/** The share of the product track, by layout. */
export const split = kept<{ stacked: number; side: number }>('split', { stacked: 0.48, side: 0.5 });

/** While a storm goes on, the product track is no more than its header, unless somebody wants it back. */
export const productShrinks = valueOf(true);

/** While a storm goes on, a phone shows its groups; what is single waits behind a button. */
export const groupsOnly = valueOf(false);

/** Columns shown as a rail, by place. */
export const rails = kept<Record<string, boolean>>('rails', { 'product/done': true, 'service/resolved': true });

export function nextDensity(): Density {
  const order: Density[] = ['comfort', 'compact', 'dense'];
  const next = order[(order.indexOf(density.get()) + 1) % order.length]!;
  density.set(next);
  return next;
}

/** Height of a card, with the buttons of a phone or without, and the gap below it, in px, by tokens and font size. */
export function rowSize(buttons: boolean): { card: number; gap: number } {
  const style = getComputedStyle(root);
  const rem = parseFloat(style.fontSize) || 16;
  const px = (token: string, fallback: number) => (parseFloat(style.getPropertyValue(token)) || fallback) * rem;
  const card = px('--card-height', 4.625) + (buttons ? px('--card-buttons', 3.25) : 0);
  return { card, gap: px('--card-gap', 0.375) };
}
