import { z } from 'zod';
import { Example, Hypothesis, Link } from './brief.js';

const seen = { version: z.int().min(1) };

/** Names the version of the brief that it saw; null takes the hypothesis away. */
export const StateHypothesis = z.strictObject({ ...seen, hypothesis: Hypothesis.nullable() });
export type StateHypothesis = z.infer<typeof StateHypothesis>;

/** All acceptance examples as they stand from now on. */
export const SetExamples = z.strictObject({ ...seen, examples: z.array(Example).max(30) });
export type SetExamples = z.infer<typeof SetExamples>;

/** An address that is attached already gets the new title. */
export const AttachLink = Link;
export type AttachLink = z.infer<typeof AttachLink>;

export const DetachLink = z.strictObject({ url: Link.shape.url });
export type DetachLink = z.infer<typeof DetachLink>;

/** It needs that item, which may be another team's (P18). */
export const DependOn = z.strictObject({ itemId: z.uuid() });
export type DependOn = z.infer<typeof DependOn>;

export const Undepend = z.strictObject({ itemId: z.uuid() });
export type Undepend = z.infer<typeof Undepend>;

/** Every command on what is written down about an item, by the name of its façade method; tests walk it. */
export const briefCommands = {
  stateHypothesis: StateHypothesis,
  setExamples: SetExamples,
  attachLink: AttachLink,
  detachLink: DetachLink,
  dependOn: DependOn,
  undepend: Undepend,
} as const;

/** Looks for the items of that key in every team. */
export const KeyLookup = z.strictObject({
  key: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{1,10}-\d{1,9}$/, 'is no key'),
});
export type KeyLookup = z.infer<typeof KeyLookup>;
