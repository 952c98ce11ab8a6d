import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvField, csvOf, parseCsv, plainOf } from './csv.js';
import { momentOf, orderOf } from './dates.js';
import { Losses } from './foreign.js';
import { markdownOfHtml, markdownOfWiki } from './markup.js';
import { readFile } from './read-file.js';

const fixture = (name: string) =>
  readFileSync(path.resolve(import.meta.dirname, '../../../../../test/import/fixtures', name), 'utf8');

describe('a table', () => {
  it.each([
    [
      'quotes, doubled quotes and breaks',
      'a,b\r\n"x ""y""","1\n2"\r\n',
      [
        ['a', 'b'],
        ['x "y"', '1\n2'],
      ],
    ],
    [
      'a byte order mark and semicolons',
      '\uFEFFa;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty cells at the end',
      'a,b\n1,\n,',
      [
        ['a', 'b'],
        ['1', ''],
        ['', ''],
      ],
    ],
    [
      'a quote inside a cell without quotes',
      'a,b\n5" disk,x',
      [
        ['a', 'b'],
        ['5" disk', 'x'],
      ],
    ],
    ['a quote that is never closed', 'a,b\n"x,1\n', [['a', 'b'], ['x,1\n']]],
  ])('is read with %s', (_, text, rows) => expect(parseCsv(text)).toEqual(rows));

  it('is written so that no spreadsheet takes a text for a formula, and read back as it was', () => {
    const odd = ['=1+1', '+1', '-x', '@a', '\tx', "'quoted", "'=1", 'plain', 'a "b", c\nd', '', "it's"];
    expect(csvField('=1+1')).toBe("'=1+1");
    for (const text of odd) expect(csvField(text)).not.toMatch(/^"?[=+\-@\t]/);
    expect(parseCsv(csvOf([odd]))[0]!.map(plainOf)).toEqual(odd);
  });
});

describe('a day', () => {
  it.each([
    ['2021-06-18T18:41:29.398+0000', '2021-06-18T18:41:29.398Z'],
    ['2021-06-18 18:41', '2021-06-18T18:41:00.000Z'],
    ['2021-06-18', '2021-06-18T00:00:00.000Z'],
    ['7.6.2025 14:59:28', '2025-06-07T14:59:28.000Z'],
    ['18/Jun/21 6:41 PM', '2021-06-18T18:41:00.000Z'],
    ['31.2.2025', null],
    ['soon', null],
  ])('%s is %s', (said, moment) => expect(momentOf(said, orderOf([said]))).toBe(moment));

  it('of which nobody can tell whether the day or the month comes first is not guessed', () => {
    expect(momentOf('6/7/2025', orderOf(['6/7/2025', '1/2/2025']))).toBeNull();
    expect(momentOf('6/7/2025', orderOf(['6/7/2025', '6/30/2025']))).toBe('2025-06-07T00:00:00.000Z');
    expect(momentOf('6/7/2025', orderOf(['6/7/2025', '30/6/2025']))).toBe('2025-07-06T00:00:00.000Z');
  });
});

describe('a text', () => {
  it('of Jira becomes Markdown, its code as it was, and what is lost is counted', () => {
    const losses = new Losses();
    const wiki =
      'h2. Why\n* *Firms* pay\n** late\n{code:java}\na *b* c\n{code}\n[site|https://x.example] {color:red}!{color} !a.png!';
    expect(markdownOfWiki(wiki, losses)).toBe(
      '## Why\n- **Firms** pay\n  - late\n\n```\na *b* c\n```\n\n[site](https://x.example) ! (picture: a.png)',
    );
    expect(losses.list.map(({ what, count }) => [what, count])).toEqual([
      ['a colour in a text', 1],
      ['a picture in a text', 1],
    ]);
  });

  it('in HTML becomes Markdown without a tag', () => {
    const html = '<div>Hello <b>you</b><br>a &amp; b &#60;<ul><li>one<li>two</ul><script>x()</script></div>';
    expect(markdownOfHtml(html)).toBe('Hello **you**\na & b <\n\n- one\n- two');
  });
});

describe('a file', () => {
  it('of Jira is read in the order of its ranks, with what could not be kept', () => {
    const read = readFile('jira.json', fixture('jira.json'));
    expect([read.format, read.from]).toEqual(['jira-json', 'jira']);
    expect(read.rows.map(({ key }) => key)).toEqual(['SHOP-1', 'SHOP-2', 'SHOP-3', 'SHOP-4', 'SHOP-5']);
    expect(read.rows[1]).toMatchObject({
      title: 'Pay by invoice',
      created: '2025-03-01T09:00:00.000Z',
      links: ['blocks SHOP-9'],
      comments: [{ who: 'Lou', text: 'Soon?' }],
      finished: false,
    });
    expect(read.rows.map(({ finished }) => finished)).toEqual([false, false, true, false, false]);
    expect(Object.fromEntries(read.losses.list.map(({ what, count }) => [what, count]))).toEqual({
      'a change in the log of an issue': 2,
      'an attachment': 1,
      'a field of the team’s own (customfield_…)': 1,
      'a picture in a text': 1,
    });
  });

  it('P4 tells of the rows that come in alone what is lost of them, and of the file what is lost of it', () => {
    const { losses } = readFile('a.csv', 'Key,Title,Colour\n1,One,red\n2,Two,\n3,Three,blue\n3,Again,green\n');
    const lostOf = (...keys: string[]) => losses.ofRows(new Set(keys)).list.map(({ what, count }) => [what, count]);
    const file = ['a row whose key came before', 1];
    expect(lostOf('1', '2', '3')).toEqual([['the column Colour', 2], file]);
    expect(lostOf('2', '3')).toEqual([['the column Colour', 1], file]);
    expect(lostOf('2')).toEqual([file]);
  });

  it('of Trello is read list by list, with its checklists and comments', () => {
    const read = readFile('trello.json', fixture('trello.json'));
    expect(read.rows.map(({ title, finished }) => [title, finished])).toEqual([
      ['Plan it', false],
      ['Write code', false],
      ['Ship it', true],
    ]);
    expect(read.rows[1]).toMatchObject({ labels: ['red'], created: '2020-12-05T20:23:10.000Z' });
    expect(read.rows[1]!.problem).toBe('In C\n\n**Steps**\n- [x] think\n- [ ] type');
    expect(Object.fromEntries(read.losses.list.map(({ what, count }) => [what, count]))).toEqual({
      'a change in the log of the board': 1,
      'a value of a custom field': 2,
      'an attachment': 1,
      'somebody on a card': 1,
      'a day on which a card is due': 1,
    });
  });

  it('of Azure DevOps is read with its byte order mark and its local dates', () => {
    const { format, rows, losses, columns } = readFile('a.csv', fixture('azure.csv'));
    expect(format).toBe('azure-csv');
    expect(rows[0]).toMatchObject({
      key: '7',
      title: 'Show a "Warning"',
      labels: ['Docs', 'Premium'],
      links: ['Parent 3'],
    });
    expect(rows[1]).toMatchObject({ finished: true, done: '2025-06-07T13:57:18.000Z', type: 'Bug' });
    expect(rows[2]!.title).toBe('Grün & schön');
    expect(columns.find(({ name }) => name === 'Activated Date')!.field).toBeNull();
    expect(losses.list).toEqual([expect.objectContaining({ what: 'the column Activated Date', count: 2 })]);
  });

  it('that is a table of one’s own is read as its columns are said to be', () => {
    const text = 'Nr;Wunsch;Größe\n1;Schneller;3\n2;;5\n1;Noch einmal;1\n';
    const mapping = { Nr: 'key', Wunsch: 'title', Größe: 'points' } as const;
    const { rows, losses, from } = readFile('Wünsche (2).csv', text, mapping);
    expect(from).toBe('csv Wünsche');
    expect(rows).toMatchObject([{ key: '1', title: 'Schneller', points: 3 }]);
    expect(losses.list.map(({ what }) => what)).toEqual(['a row without a title', 'a row whose key came before']);
  });

  it.each(['', 'hello', '{"a":1}', '[]', '{"cards":1}'])('that is none of these is refused: %j', (text) => {
    expect(() => readFile('x', text)).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });
});
