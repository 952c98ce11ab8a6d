import type { Hypothesis, Item, Question, briefCommands, talkCommands } from '@twotrack/product-backlog/contract';
import { by } from './backlog.js';
import type { Case } from './case.js';
import type { stage } from './stage.js';

type Cases = Record<keyof typeof briefCommands | keyof typeof talkCommands, Record<string, Case>>;

export const HYPOTHESIS: Hypothesis = {
  what: 'an export to CSV',
  outcome: 'spare accountants the retyping',
  measure: 'hours of retyping a month',
  from: '6',
  to: '1',
};
export const LINK = { url: 'https://example.org/sketch', title: 'Sketch' };

/** Every command on what is written down and said about an item, in every way that writes other events. */
export function talkCasesOn(on: ReturnType<typeof stage>): { before: () => Promise<void>; cases: Cases } {
  let item: Item;
  let other: Item;
  let question: Question;
  let commentId: string;
  const po = () => by(on.team.po);
  const member = () => on.team.member;
  const requester = () => on.team.requester;
  const asks = async () => {
    ({ question } = await on.backlog.talks.askQuestion(item.id, { text: 'For whom?', blocking: true }, po()));
  };
  const answered = async () => {
    await asks();
    await on.backlog.talks.answerQuestion(item.id, { questionId: question.id, text: 'Ops.' }, po());
  };
  const which = () => ({ questionId: question.id });
  const says = async () => {
    const { comment } = await on.backlog.talks.commentOn(item.id, { text: 'Please.' }, by(requester()));
    commentId = comment.id;
  };
  const needs = () => on.backlog.briefs.dependOn(item.id, { itemId: other.id }, po());

  const cases: Cases = {
    stateHypothesis: {
      'for the first time': {
        events: ['hypothesis-stated'],
        who: member,
        ask: (asking) => on.backlog.briefs.stateHypothesis(item.id, { version: 1, hypothesis: HYPOTHESIS }, asking),
      },
      'to take it away': {
        events: ['hypothesis-stated'],
        ready: () => on.backlog.briefs.stateHypothesis(item.id, { version: 1, hypothesis: HYPOTHESIS }, po()),
        ask: (asking) => on.backlog.briefs.stateHypothesis(item.id, { version: 2, hypothesis: null }, asking),
      },
    },
    setExamples: {
      'with two of them': {
        events: ['examples-set'],
        who: member,
        ask: (asking) =>
          on.backlog.briefs.setExamples(
            item.id,
            { version: 1, examples: ['One', 'Two'].map((text) => ({ text, met: false })) },
            asking,
          ),
      },
    },
    attachLink: {
      'to a new address': {
        events: ['link-attached'],
        who: member,
        ask: (asking) => on.backlog.briefs.attachLink(item.id, LINK, asking),
      },
      'with another title': {
        events: ['link-attached'],
        ready: () => on.backlog.briefs.attachLink(item.id, LINK, po()),
        ask: (asking) => on.backlog.briefs.attachLink(item.id, { ...LINK, title: 'Draft' }, asking),
      },
    },
    detachLink: {
      'that is attached': {
        events: ['link-detached'],
        ready: () => on.backlog.briefs.attachLink(item.id, LINK, po()),
        ask: (asking) => on.backlog.briefs.detachLink(item.id, { url: LINK.url }, asking),
      },
    },
    dependOn: {
      'on an item of the team': {
        events: ['dependency-added'],
        who: member,
        ask: (asking) => on.backlog.briefs.dependOn(item.id, { itemId: other.id }, asking),
      },
    },
    undepend: {
      'from what it needs': {
        events: ['dependency-removed'],
        ready: needs,
        ask: (asking) => on.backlog.briefs.undepend(item.id, { itemId: other.id }, asking),
      },
    },
    askQuestion: {
      'that holds it up': {
        events: ['question-asked'],
        who: member,
        ask: (asking) => on.backlog.talks.askQuestion(item.id, { text: 'For whom?', blocking: true }, asking),
      },
    },
    answerQuestion: {
      'that is open': {
        events: ['question-answered'],
        ready: asks,
        who: member,
        ask: (asking) => on.backlog.talks.answerQuestion(item.id, { ...which(), text: 'Ops.' }, asking),
      },
      'with another answer': {
        events: ['question-answered'],
        ready: answered,
        ask: (asking) => on.backlog.talks.answerQuestion(item.id, { ...which(), text: 'Dev.' }, asking),
      },
    },
    reopenQuestion: {
      'that was answered': {
        events: ['question-reopened'],
        ready: answered,
        ask: (asking) => on.backlog.talks.reopenQuestion(item.id, which(), asking),
      },
      'that was withdrawn': {
        events: ['question-reopened'],
        ready: async () => {
          await asks();
          await on.backlog.talks.withdrawQuestion(item.id, which(), po());
        },
        ask: (asking) => on.backlog.talks.reopenQuestion(item.id, which(), asking),
      },
    },
    withdrawQuestion: {
      'by whoever asked': {
        events: ['question-withdrawn'],
        ready: asks,
        ask: (asking) => on.backlog.talks.withdrawQuestion(item.id, which(), asking),
      },
    },
    commentOn: {
      'by a requester': {
        events: ['comment-made'],
        who: requester,
        ask: (asking) => on.backlog.talks.commentOn(item.id, { text: 'Please.' }, asking),
      },
      'in the thread of a question': {
        events: ['comment-made'],
        ready: asks,
        who: member,
        ask: (asking) => on.backlog.talks.commentOn(item.id, { ...which(), text: 'I ask them.' }, asking),
      },
    },
    withdrawComment: {
      'by whoever made it': {
        events: ['comment-withdrawn'],
        ready: says,
        who: requester,
        ask: (asking) => on.backlog.talks.withdrawComment(item.id, { commentId }, asking),
      },
    },
    voteForItem: {
      'by a requester': {
        events: ['item-voted'],
        who: requester,
        ask: (asking) => on.backlog.talks.voteForItem(item.id, {}, asking),
      },
    },
    withdrawVote: {
      'by whoever voted': {
        events: ['vote-withdrawn'],
        ready: () => on.backlog.talks.voteForItem(item.id, {}, by(requester())),
        who: requester,
        ask: (asking) => on.backlog.talks.withdrawVote(item.id, {}, asking),
      },
    },
  };
  return {
    before: async () => {
      [item, other] = (await on.items('First', 'Second')) as [Item, Item];
    },
    cases,
  };
}
