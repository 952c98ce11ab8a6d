import { z } from 'zod';
import { Role, line, type Who } from '@twotrack/shared';
import { SCOPES } from './caller.js';

/** One of a team's people as every board shows them. */
export interface Person {
  id: string;
  name: string;
  roles: Role[];
  /** Has the duty now. */
  onCall: boolean;
}

export type PersonJoined = { type: 'person-joined'; person: Person };
export type RolesChanged = { type: 'roles-changed'; person: Person; was: Role[] };
export type DutySet = { type: 'duty-set'; person: Person };
export type PersonLeft = { type: 'person-left'; personId: string };
/** `share` as it is stated now, `was` as it was before; null where nothing is stated. */
export type ShareStated = {
  type: 'share-stated';
  share: CapacityShare | null;
  was: CapacityShare | null;
  reason: string | null;
};
export type TeamEvent = PersonJoined | RolesChanged | DutySet | PersonLeft | ShareStated;

/** How much of its work a team gives to the product track, in per cent; the rest is for the service track (B5). */
export interface CapacityShare {
  product: number;
  by: Who;
  at: string;
  reason: string | null;
}

const Email = z.email().max(254);
/** What an admin may hand out. The product owner is appointed, so that there is always exactly one. */
const GivenRoles = z
  .array(Role.exclude(['product-owner']))
  .max(3)
  .transform((roles) => [...new Set(roles)]);

export const InvitePerson = z.strictObject({
  name: line(120),
  email: Email,
  roles: GivenRoles.refine((r) => r.length > 0, 'needs a role'),
});
export type InvitePerson = z.infer<typeof InvitePerson>;

export const ChangeRoles = z.strictObject({ roles: GivenRoles });
export type ChangeRoles = z.infer<typeof ChangeRoles>;

export const AppointProductOwner = z.strictObject({});
export type AppointProductOwner = z.infer<typeof AppointProductOwner>;

export const SetDuty = z.strictObject({ onCall: z.boolean() });
export type SetDuty = z.infer<typeof SetDuty>;

export const RemovePerson = z.strictObject({});
export type RemovePerson = z.infer<typeof RemovePerson>;

export const SignIn = z.strictObject({ token: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof SignIn>;

export const SetUp = z.strictObject({
  token: z.string().min(1).max(200),
  person: z.strictObject({ name: line(120), email: Email }),
  team: z.strictObject({ name: line(80) }),
});
export type SetUp = z.infer<typeof SetUp>;

export const CreateApiToken = z.strictObject({
  name: line(80),
  scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
  expiresInDays: z.int().min(1).max(730).optional(),
});
export type CreateApiToken = z.infer<typeof CreateApiToken>;

const Percent = z.int().min(0).max(100);

/** `from` is what stood there for whoever decides; null, there and in `product`, is nothing stated. */
export const StateShare = z.strictObject({
  from: Percent.nullable(),
  product: Percent.nullable(),
  reason: line(300).optional(),
});
export type StateShare = z.infer<typeof StateShare>;

/** Every command of a team by its name; tests walk it. */
export const teamCommands = {
  invitePerson: InvitePerson,
  changeRoles: ChangeRoles,
  appointProductOwner: AppointProductOwner,
  setDuty: SetDuty,
  removePerson: RemovePerson,
  stateShare: StateShare,
} as const;
