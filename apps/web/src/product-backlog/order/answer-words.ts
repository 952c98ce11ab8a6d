import type { Request } from '@twotrack/product-backlog/contract';

/** Why somebody answered as they did, where they said so. */
const because = (reason: string | null): string => (reason ? `: “${reason}”` : '.');

export const words = {
  anItem: 'an item',
  proposalAnswered: (who: string, accepted: boolean, key: string, why: string | null) =>
    `${who} ${accepted ? 'accepted' : 'declined'} the place you proposed for ${key}${because(why)}`,
  written: (who: string, title: string, text: string) =>
    `${who} wrote to you about “${title}”: “${text.length > 120 ? `${text.slice(0, 119)}…` : text}”`,
  requestAnswered: (who: string, became: Request['status'], title: string, why: string | null) =>
    `${who} ${became} your request “${title}”${because(why)}`,
};
