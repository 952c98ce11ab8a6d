import type { BacklogSettings, GoalEvent, GoalMeasure, SettingsSet } from '@twotrack/product-backlog/contract';
import { because, type Told } from '../../ui/panel/told.js';
import { inUnits, words } from './words.js';

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

/** What an event says of a goal, after the name of who did it. */
export function tellOfGoal(event: GoalEvent): Told {
  const { measure, closed, title } = event.goal;
  switch (event.type) {
    case 'goal-opened':
      return { what: `set the goal “${title}”: ${aim(measure)}` };
    case 'goal-edited':
      return {
        what: 'changed the goal',
        before: `${event.was.title}: ${aim(event.was.measure)}`,
        after: `${title}: ${aim(measure)}`,
      };
    case 'goal-progressed':
      return {
        what: `reported ${measure.name}`,
        before: inUnits(event.was, measure.unit),
        after: inUnits(measure.current, measure.unit),
      };
    case 'goal-closed':
      return { what: `closed the goal: ${words.reached[closed!.reached].toLowerCase()}`, ...because(closed!.note) };
    case 'goal-reopened':
      return { what: 'opened the goal again' };
    case 'goal-withdrawn':
      return { what: `took the goal “${title}” back` };
  }
}

const aim = ({ name, from, to, unit }: GoalMeasure): string => `${name} from ${from} to ${inUnits(to, unit)}`;
