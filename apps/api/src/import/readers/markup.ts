import type { Losses } from './foreign.js';

const CODE = /\{(code|noformat)(?::[^}\n]*)?\}([\s\S]*?)\{\1\}/g;

/** Jira's wiki text as Markdown; code stands as it is. Pictures and colours cannot be kept. */
export function markdownOfWiki(text: string, losses: Losses): string {
  const kept: string[] = [];
  const put = (block: string): string => `\u0001${kept.push(block) - 1}\u0001`;
  const prose = text
    .replaceAll('\r\n', '\n')
    .replace(CODE, (_, __, code: string) => put(`\n\`\`\`\n${code.replace(/^\n|\n$/g, '')}\n\`\`\`\n`))
    .replace(/\{\{([^}\n]+)\}\}/g, (_, code: string) => put(`\`${code}\``))
    .replace(/\{quote\}([\s\S]*?)\{quote\}/g, (_, quote: string) => quote.trim().replace(/^/gm, '> '))
    .replace(/^\s*bq\. /gm, '> ')
    .replace(/^\s*h([1-6])\. +/gm, (_, level: string) => `${'#'.repeat(Number(level))} `)
    .replace(/^[ \t]*([*-]{1,6}) +/gm, (_, marks: string) => `${'  '.repeat(marks.length - 1)}- `)
    .replace(/^[ \t]*(#{1,6}) +(?=\S)/gm, (all, marks: string) =>
      text.includes(`h${marks.length}. `) ? all : `${'   '.repeat(marks.length - 1)}1. `,
    )
    .replace(/\[([^\]|\n]+)\|((?:https?:|mailto:)[^\]\s|]+)(?:\|[^\]]*)?\]/g, '[$1]($2)')
    .replace(/\[(https?:[^\]\s|]+)\]/g, '<$1>')
    .replace(/(^|[\s(])\*(\S[^*\n]*?)\*(?=[\s).,;:!?]|$)/gm, '$1**$2**')
    .replace(/\{color(?::[^}\n]*)?\}/g, (mark) => {
      if (mark !== '{color}') losses.add('a colour in a text', 'Markdown has no colours');
      return '';
    })
    .replace(/!([^!|\s]+\.(?:png|jpe?g|gif|svg|bmp))(?:\|[^!\n]*)?!/gi, (_, name: string) => {
      losses.add('a picture in a text', 'the file has its name, not the picture');
      return `(picture: ${name})`;
    });

  return prose.replace(/\u0001(\d+)\u0001/g, (_, at: string) => kept[Number(at)]!);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** HTML as Markdown, as far as it is simple; what is left of the tags goes. */
export function markdownOfHtml(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<h([1-6])[^>]*>/gi, (_, level: string) => `\n${'#'.repeat(Number(level))} `)
    .replace(/<li[^>]*>/gi, '\n- ')
    .replace(/<\/?(b|strong)(\s[^>]*)?>/gi, '**')
    .replace(/<\/?code(\s[^>]*)?>/gi, '`')
    .replace(/<a\s[^>]*href="(https?:[^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, '[$2]($1)')
    .replace(/<\/?(p|div|ul|ol|table|tr|h[1-6]|blockquote)(\s[^>]*)?>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal?: string, hex?: string, name?: string) => {
      const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : 0;
      if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      return (name && ENTITIES[name.toLowerCase()]) ?? all;
    })
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

export const looksLikeHtml = (text: string): boolean =>
  /<(p|div|br|ul|ol|li|span|table|strong|b|h[1-6])[\s/>]/i.test(text);

/** A text that can be kept: no half characters, no control characters but line breaks and tabs. */
export const storable = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

/** The same in one line. */
export const oneLine = (text: string): string =>
  storable(text)
    .replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ')
    .trim();
