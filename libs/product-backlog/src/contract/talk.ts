import type { Who } from '@twotrack/shared';
import type { Brief, DependencyEnd } from './brief.js';
import type { Item } from './views.js';

interface Said {
  text: string;
  by: Who;
  at: string;
}

/** A thread on an item that waits for its answer (P10); Markdown. */
export interface Question extends Said {
  id: string;
  itemId: string;
  /** The item is not ready before it is answered (P8). */
  blocking: boolean;
  answer: Said | null;
  withdrawn: { by: Who; at: string } | null;
}

/** Said of an item, open to everybody of the team, requesters too (P17); or in the thread of a question, for members. */
export interface Comment extends Said {
  id: string;
  itemId: string;
  questionId: string | null;
}

/** Somebody wants the item: it is shown and never orders (P17). */
export interface Vote {
  by: Who;
  at: string;
}

/** What is written down and said about one item. */
export interface ItemTalk {
  brief: Brief;
  /** The oldest first, without those that were withdrawn. */
  questions: Question[];
  comments: Comment[];
  votes: Vote[];
  dependsOn: DependencyEnd[];
  neededBy: DependencyEnd[];
}

/** An open item as stakeholders see it: nothing internal. */
export interface WishedItem {
  id: string;
  key: string;
  title: string;
  /** Its place in the order, from 1. */
  place: number;
  column: Item['column'];
  /** The goal that it serves. */
  goal: string | null;
  votes: number;
  /** Whether the reader is one of them. */
  mine: boolean;
  comments: number;
}

export type QuestionAsked = { type: 'question-asked'; item: Item; question: Question };
/** `was`: the answer that this one takes the place of. */
export type QuestionAnswered = { type: 'question-answered'; item: Item; question: Question; was: Said | null };
/** It waits for an answer again: the one that it had, or that it had been withdrawn, is over. */
export type QuestionReopened = { type: 'question-reopened'; item: Item; question: Question; was: Question };
export type QuestionWithdrawn = { type: 'question-withdrawn'; item: Item; question: Question };
export type CommentMade = { type: 'comment-made'; item: Item; comment: Comment };
export type CommentWithdrawn = { type: 'comment-withdrawn'; item: Item; comment: Comment };
export type ItemVoted = { type: 'item-voted'; item: Item; vote: Vote };
export type VoteWithdrawn = { type: 'vote-withdrawn'; item: Item; vote: Vote };

export type QuestionEvent = QuestionAsked | QuestionAnswered | QuestionReopened | QuestionWithdrawn;
export type TalkEvent = QuestionEvent | CommentMade | CommentWithdrawn | ItemVoted | VoteWithdrawn;
