import type { BriefEvent, Hypothesis, TalkEvent } from '@twotrack/product-backlog/contract';
import { shortened, type Told } from '../../ui/panel/told.js';
import { words } from './words.js';

/** What an event says of the brief of an item, its questions and its votes, after the name of who did it. */
export function tellOfTalk(event: BriefEvent | TalkEvent): Told {
  switch (event.type) {
    case 'hypothesis-stated':
      return {
        what: 'changed the hypothesis',
        before: shortened(sentence(event.was)),
        after: shortened(sentence(event.brief.hypothesis)),
      };
    case 'examples-set':
      return {
        what: 'changed the acceptance examples',
        before: words.examples.counted(event.was),
        after: words.examples.counted(event.brief.examples),
      };
    case 'link-attached':
      return event.was
        ? { what: 'renamed a link', before: event.was.title, after: event.link.title }
        : { what: `attached “${event.link.title}”` };
    case 'link-detached':
      return { what: `took the link “${event.link.title}” away` };
    case 'dependency-added':
      return { what: `said that it needs ${event.on.key} “${event.on.title}”` };
    case 'dependency-removed':
      return { what: `said that it does not need ${event.on.key} “${event.on.title}” any more` };
    case 'question-asked':
      return {
        what: `asked${event.question.blocking ? ', which holds it up' : ''}: “${shortened(event.question.text)}”`,
      };
    case 'question-answered':
      return {
        what: `answered “${shortened(event.question.text)}”`,
        ...(event.was && { before: shortened(event.was.text) }),
        after: shortened(event.question.answer!.text),
      };
    case 'question-reopened':
      return {
        what: `opened the question “${shortened(event.question.text)}” again`,
        ...(event.was.answer && !event.question.answer && { before: shortened(event.was.answer.text), after: '' }),
      };
    case 'question-withdrawn':
      return { what: `withdrew the question “${shortened(event.question.text)}”` };
    case 'comment-made':
      return { what: `said “${shortened(event.comment.text)}”` };
    case 'comment-withdrawn':
      return { what: `took back “${shortened(event.comment.text)}”` };
    case 'item-voted':
      return { what: 'voted for it' };
    case 'vote-withdrawn':
      return { what: 'took the vote back' };
  }
}

const sentence = (hypothesis: Hypothesis | null): string => (hypothesis ? words.hypothesis.sentence(hypothesis) : '');
