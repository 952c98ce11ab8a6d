import { z } from 'zod';
import { Reason } from './commands.js';
import { Goal, GoalMeasure, Reached } from './goal.js';

const words = {
  title: Goal.shape.title,
  why: Goal.shape.why.default(''),
  startsOn: Goal.shape.startsOn,
  endsOn: Goal.shape.endsOn,
};
const { current, ...aim } = GoalMeasure.shape;

const endsLater = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): boolean => startsOn <= endsOn;
const endsTooSoon = { path: ['endsOn'], error: 'a goal does not end before it starts' };
const movesSomewhere = ({ from, to }: { from: number; to: number }): boolean => from !== to;
const staysPut = { path: ['to'], error: 'a goal aims at another value than the present one' };

/** Where the measure stands now is where it starts, if nothing else is said. */
export const OpenGoal = z
  .strictObject({
    ...words,
    measure: z.strictObject({ ...aim, current: current.optional() }).refine(movesSomewhere, staysPut),
  })
  .refine(endsLater, endsTooSoon);
export type OpenGoal = z.infer<typeof OpenGoal>;

/** Other words, another measure or another time for the same goal; where it stands stays. */
export const EditGoal = z
  .strictObject({ ...words, version: z.int().min(1), measure: z.strictObject(aim).refine(movesSomewhere, staysPut) })
  .refine(endsLater, endsTooSoon);
export type EditGoal = z.infer<typeof EditGoal>;

/** Where the measure stands now. */
export const ReportProgress = z.strictObject({ current });
export type ReportProgress = z.infer<typeof ReportProgress>;

/** Records what was reached. */
export const CloseGoal = z.strictObject({ reached: Reached, note: Reason.optional() });
export type CloseGoal = z.infer<typeof CloseGoal>;

/** Takes closing back, while no other goal is open. */
export const ReopenGoal = z.strictObject({});
export type ReopenGoal = z.infer<typeof ReopenGoal>;

/** Takes opening back, while nothing has come of the goal yet. */
export const WithdrawGoal = z.strictObject({});
export type WithdrawGoal = z.infer<typeof WithdrawGoal>;

/** Of an item: it serves that goal from now on, whichever it served before. */
export const ServeGoal = z.strictObject({ goalId: z.uuid() });
export type ServeGoal = z.infer<typeof ServeGoal>;

export const UnserveGoal = z.strictObject({});
export type UnserveGoal = z.infer<typeof UnserveGoal>;

/** Every command on goals by the name of its façade method. */
export const goalCommands = {
  openGoal: OpenGoal,
  editGoal: EditGoal,
  reportProgress: ReportProgress,
  closeGoal: CloseGoal,
  reopenGoal: ReopenGoal,
  withdrawGoal: WithdrawGoal,
  serveGoal: ServeGoal,
  unserveGoal: UnserveGoal,
} as const;
