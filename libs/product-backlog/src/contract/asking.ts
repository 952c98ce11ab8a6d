import { z } from 'zod';
import { Who, line, prose } from '@twotrack/shared';
import type { FollowedComment } from './conversation.js';
import type { Verdict } from './evidence.js';
import { GiveFeedback } from './inbox.js';
import { ItemTitle, RequestSource, type Request } from './views.js';

/** The way into the inbox for people without an account; of its token only the first characters are known. */
export const RequestForm = z.object({ hint: z.string(), madeBy: Who, madeAt: z.iso.datetime() });
export type RequestForm = z.infer<typeof RequestForm>;

/** There is one form: its link before, if there was one, opens nothing any more. */
export const MakeRequestForm = z.strictObject({});
export type MakeRequestForm = z.infer<typeof MakeRequestForm>;

export const RevokeRequestForm = z.strictObject({});
export type RevokeRequestForm = z.infer<typeof RevokeRequestForm>;

/** Every command on the public form, by the name of its façade method; tests walk it. */
export const requestFormCommands = {
  makeRequestForm: MakeRequestForm,
  revokeRequestForm: RevokeRequestForm,
} as const;

/** The longest answer to one prompt, in characters. */
export const SAID_MAX = 2_000;
const said = prose(SAID_MAX).optional();

/** The problem in three prompts: who has it, when, and what it costs them. */
export const StatedProblem = z.strictObject({ who: said, when: said, cost: said });
export type StatedProblem = z.infer<typeof StatedProblem>;

/** What people outside say they are. The other sources come from inside (P4). */
export const OutsideSource = RequestSource.extract(['customer', 'stakeholder', 'market-research']);
export type OutsideSource = z.infer<typeof OutsideSource>;

/** Asked by the public form, without signing in. */
export const AskByForm = z.strictObject({
  title: ItemTitle,
  problem: StatedProblem.default({}),
  source: OutsideSource,
  name: line(120),
});
export type AskByForm = z.infer<typeof AskByForm>;

/** No longer needed: by whoever asked, while nobody has answered. */
export const WithdrawAsked = z.strictObject({});
export type WithdrawAsked = z.infer<typeof WithdrawAsked>;

/** Needed after all: takes the own withdrawal back. */
export const AskAgain = z.strictObject({});
export type AskAgain = z.infer<typeof AskAgain>;

/** What it became was delivered, and fell short of what whoever asked expected (P5). */
export const TellWhatFellShort = GiveFeedback;
export type TellWhatFellShort = GiveFeedback;

/** Another private link in place of the one before, which opens nothing any more. */
export const RenewFollowLink = z.strictObject({});
export type RenewFollowLink = z.infer<typeof RenewFollowLink>;

export const RevokeFollowLink = z.strictObject({});
export type RevokeFollowLink = z.infer<typeof RevokeFollowLink>;

/** Every command by and for people who ask from outside, by the name of its façade method; tests walk it. */
export const askingCommands = {
  askByForm: AskByForm,
  withdrawAsked: WithdrawAsked,
  askAgain: AskAgain,
  tellWhatFellShort: TellWhatFellShort,
  renewFollowLink: RenewFollowLink,
  revokeFollowLink: RevokeFollowLink,
} as const;

/** `was`: the first characters of the link before, if there was one. */
export type RequestFormMade = { type: 'request-form-made'; form: RequestForm; was: string | null };
export type RequestFormRevoked = { type: 'request-form-revoked'; form: RequestForm };
export type FollowLinkRenewed = { type: 'follow-link-renewed'; request: Request };
export type FollowLinkRevoked = { type: 'follow-link-revoked'; request: Request };

export type AskingEvent = RequestFormMade | RequestFormRevoked | FollowLinkRenewed | FollowLinkRevoked;

/** What the form shows before anything is asked. */
export interface FormPage {
  /** What the product is for; empty where nobody wrote it down. */
  vision: string;
  /** What it is aimed at now, if it is. */
  goal: string | null;
}

/** Who follows a request by a private link, for the team. */
export interface Follower {
  name: string;
  /** When the link was first opened; null where it never was. */
  openedAt: string | null;
  /** False once it was revoked. */
  hasLink: boolean;
}

/** Where a request stands, to whoever asked. */
export type FollowedState =
  'waiting' | 'withdrawn' | 'declined' | 'passed-on' | 'planned' | 'not-now' | 'removed' | 'in-work' | 'delivered';

/** A request as its private page shows it (P4, P12). No id, nobody's name but one's own, no title but of what it became (L7). */
export interface FollowedRequest {
  title: string;
  problem: string;
  askedBy: string;
  askedAt: string;
  state: FollowedState;
  since: string;
  /** What the product owner said to it, if anything was said. */
  reason: string | null;
  /** How many others ask for the same, and get the same answer. */
  others: number;
  /** What it was accepted as, or merged into. */
  became: { how: 'accepted' | 'merged'; title: string } | null;
  /** It grew old while it waited, and was kept all the same: the reason, and when (P12). */
  kept: { reason: string | null; at: string } | null;
  /** It was split into so many pieces; null where it was not (P11). */
  pieces: { all: number; done: number } | null;
  /** Whether it helped, once that is known (P16). */
  verdict: Verdict | null;
  /** Written between them and the team, the oldest first. */
  talk: FollowedComment[];
  /** What was told since then to fall short, the last first. */
  feedback: FollowedFeedback[];
}

/** Feedback on what was delivered, and where it stands itself (P5). */
export interface FollowedFeedback extends Pick<GiveFeedback, 'fellShort' | 'words'> {
  at: string;
  state: FollowedState;
  since: string;
  reason: string | null;
}
