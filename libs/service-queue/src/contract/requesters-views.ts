import type { Who } from '@twotrack/shared';
import type { Explanation } from './explanation.js';
import type { Question } from './questions.js';
import type { Severity } from './severity.js';

/** The way in to one queue for people without an account. Its token is shown once and kept as a hash. */
export interface RequestForm {
  id: string;
  queueId: string;
  /** The first characters of its token. */
  hint: string;
  madeAt: string;
  madeBy: Who;
}

/** What a form shows before anything is asked. */
export interface FormPage {
  queue: string;
  questions: Question[];
}

/** Who follows a ticket by a private link, for the team. */
export interface Follower {
  name: string;
  email: string | null;
  /** When the link was first opened; null where it never was. */
  openedAt: string | null;
  /** False once it was revoked. */
  hasLink: boolean;
}

/** Where a ticket stands, to somebody who asked for help. */
export type FollowedState = 'being-sorted' | 'in-line' | 'in-work' | 'waiting' | 'solved' | 'closed' | 'became-a-wish';

/** What happened to it, as far as it concerns whoever asked; nothing of how the team works. */
export type StoryKind =
  | 'asked'
  | 'seen'
  | 'taken-up'
  | 'waiting'
  | 'back-in-line'
  | 'solved'
  | 'not-solved'
  | 'open-again'
  | 'confirmed'
  | 'closed'
  | 'answered'
  | 'severity';

export interface StoryLine {
  at: string;
  kind: StoryKind;
  by: 'you' | 'team' | 'time';
  /** Where the severity became another one. */
  severity?: { from: Severity; to: Severity };
  /** What was said when it was not solved. */
  reason?: string;
}

export interface FollowedComment {
  id: string;
  text: string;
  at: string;
  /** Null: written by whoever follows. */
  by: string | null;
}

/** A question that may be answered now. */
export interface OpenQuestion extends Question {
  /** The team doubts what is known. */
  doubted: boolean;
  /** What was answered before, by whoever follows; null where that is not known. */
  chosen: string | null;
}

/** A ticket as its private page shows it (S18). No id, no other ticket, nobody's name but those who wrote publicly (L7). */
export interface FollowedTicket {
  key: string;
  queue: string;
  title: string;
  details: string;
  askedBy: string;
  askedAt: string;
  state: FollowedState;
  since: string;
  /** It is worked on together with others like it. */
  withOthers: boolean;
  severity: Severity;
  why: Explanation;
  /** The next promise; null while nothing is promised: it waits, or is solved. */
  promised: { clock: 'response' | 'resolution'; due: string } | null;
  /** While it is solved: until when it can be said that it is not. */
  openUntil: string | null;
  questions: OpenQuestion[];
  /** Newest first, at most 200. */
  comments: FollowedComment[];
  /** Newest first. */
  story: StoryLine[];
}
