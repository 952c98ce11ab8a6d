import { z } from 'zod';
import { line, prose } from '@twotrack/shared';
import type { Item } from './views.js';

/** What an item is a bet on: we believe `what` will `outcome`, measured by `measure` from `from` to `to` (P16). */
export const Hypothesis = z.strictObject({
  what: line(300),
  outcome: line(300),
  measure: line(200),
  from: line(80),
  to: line(80),
});
export type Hypothesis = z.infer<typeof Hypothesis>;

const said = (max: number) => prose(max).refine((text) => text.trim() !== '', 'says nothing');

/** One case by which it is seen that the item does what it should; Markdown. */
export const Example = z.strictObject({ text: said(1000), met: z.boolean() });
export type Example = z.infer<typeof Example>;

const withoutPassword = (url: string): boolean => {
  const { username, password } = new URL(url);
  return username === '' && password === '';
};

/** Something kept elsewhere, by https only. An item has an address once. */
export const Link = z.strictObject({
  url: z
    .url({ protocol: /^https$/, abort: true })
    .max(2000)
    .refine(withoutPassword, 'an address holds no password'),
  title: line(200),
});
export type Link = z.infer<typeof Link>;

/** What is written down about an item beside its problem; boards are read without it. */
export interface Brief {
  hypothesis: Hypothesis | null;
  examples: Example[];
  links: Link[];
  /** Grows by one with every change of the brief, from 1. */
  version: number;
}

/** An item of any team as the other end of a dependency shows it (P18). */
export interface DependencyEnd {
  id: string;
  key: string;
  title: string;
  teamId: string;
  column: Item['column'];
  blocked: boolean;
  removed: boolean;
  /** Its parts, where it was split: whoever needs it needs these (P11). */
  splitInto?: DependencyEnd[];
}

export type HypothesisStated = { type: 'hypothesis-stated'; item: Item; brief: Brief; was: Hypothesis | null };
export type ExamplesSet = { type: 'examples-set'; item: Item; brief: Brief; was: Example[] };
export type LinkAttached = { type: 'link-attached'; item: Item; link: Link; was: Link | null };
export type LinkDetached = { type: 'link-detached'; item: Item; link: Link };
/** `on` as it was called then. */
export type DependencyAdded = { type: 'dependency-added'; item: Item; on: Depended };
export type DependencyRemoved = { type: 'dependency-removed'; item: Item; on: Depended };
export type Depended = Pick<DependencyEnd, 'id' | 'key' | 'title' | 'teamId'>;

export type BriefEvent =
  HypothesisStated | ExamplesSet | LinkAttached | LinkDetached | DependencyAdded | DependencyRemoved;
