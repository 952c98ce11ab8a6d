import type { BacklogSettings, SettingsSet } from '@twotrack/product-backlog/contract';
import type { Told } from '../../ui/panel/told.js';

const parts: Record<Exclude<keyof BacklogSettings, 'version'>, string> = {
  weights: 'the weights of the score',
  ready: 'what ready means',
  dinosaurs: 'what a dinosaur is',
  ceiling: 'the ceiling of the backlog',
  reviewedAt: 'when the backlog was reviewed',
  vision: 'the vision',
};

/** What an event says of the settings, after the name of who did it. */
export function tellOfSettings({ settings, was }: SettingsSet): Told {
  const keys = Object.keys(parts) as (keyof typeof parts)[];
  const changed = keys.filter((key) => JSON.stringify(settings[key]) !== JSON.stringify(was[key]));
  return { what: `changed ${changed.map((key) => parts[key]).join(', ')}` };
}
