import { z } from 'zod';
import { prose } from '@twotrack/shared';
import { ChangePlan, type Ticket } from './views.js';

const ROLLBACK_MAX = 4_000;

/** The window, risk and way back of planned work (S16); null takes them away. Only a ticket of kind `change` has them. */
export const PlanChange = z.strictObject({
  version: z.int().min(1),
  plan: z
    .strictObject({
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      risk: ChangePlan.shape.risk,
      rollback: prose(ROLLBACK_MAX).refine((text) => text.trim() !== '', 'says nothing'),
    })
    .refine(({ from, to }) => Date.parse(to) > Date.parse(from), { path: ['to'], error: 'must be after from' })
    .nullable(),
});
export type PlanChange = z.infer<typeof PlanChange>;

/** Every command on planned work by the name of its façade method; tests walk it. */
export const planCommands = { planChange: PlanChange } as const;

export type ChangePlanned = { type: 'change-planned'; ticket: Ticket; was: ChangePlan | null };
/** Its window opened, or closed; recorded by the clock. */
export type ChangeBegan = { type: 'change-began'; ticket: Ticket };
export type ChangeEnded = { type: 'change-ended'; ticket: Ticket };

export type PlanEvent = ChangePlanned | ChangeBegan | ChangeEnded;
