import type { ConversationEvent } from '@twotrack/product-backlog/contract';
import { shortened, type Told } from '../../ui/panel/told.js';

/** Every word of what the team and those who asked write to each other (P4). */
export const words = {
  heading: (count: number, own: boolean) =>
    count === 0 ? 'Comments' : own ? `Comments (${count})` : `Comments (${count} with whoever asked)`,
  waits: (name: string) => `${name} wrote last and waits for an answer.`,
  none: 'Nothing is written about it yet.',
  line: (who: string, when: string) => `${who} · ${when}`,
  within: 'Within the team',
  toRequester: (name: string) => `Write to ${name}…`,
  toTeam: 'Note for the team…',
  toOwner: 'Write to the product owner and the team…',
  whatTo: (name: string) => `To ${name}`,
  whatWithin: 'For the team alone',
  whatToTeam: 'To the product owner and the team',
  readBy: 'Whoever asked reads it on their own page, without your name.',
  readByAccount: 'Whoever asked reads it.',
  notRead: 'Whoever asked never sees it.',
  needed: 'Write something.',
  send: 'Send',
  keep: 'Keep the note',
  noAnswer: 'No answer needed',
  withdraw: 'Take back',
  withdrawWhich: (text: string) => `Take back: ${text}`,

  wrote: (title: string) => `Wrote about “${title}”`,
  tookBack: 'Took a comment back',
  heard: (name: string) => `${name} needs no answer`,

  messages: (count: number) => `What people wrote since (${count})`,
} as const;

/** What an event says of a conversation, after the name of who did it. */
export function tellOfConversation(event: ConversationEvent): Told {
  switch (event.type) {
    case 'request-commented':
      return {
        what: event.comment.public ? 'wrote a comment' : 'noted for the team',
        after: shortened(event.comment.text),
      };
    case 'request-comment-withdrawn':
      return { what: 'took a comment back', before: shortened(event.comment.text) };
    case 'requester-heard':
      return {
        what: event.request.marks.said?.waits
          ? `said that ${event.request.requester.name} waits for an answer`
          : `said that ${event.request.requester.name} needs no answer`,
      };
  }
}
