import type { Format, ForeignRow } from './readers/foreign.js';

const SYSTEMS: Record<Format, string> = {
  csv: 'a table',
  'jira-csv': 'Jira',
  'jira-json': 'Jira',
  'trello-json': 'Trello',
  'azure-csv': 'Azure DevOps',
  'twotrack-csv': 'Twotrack',
};

const day = (moment: string): string => moment.slice(0, 10);

export const words = {
  comment: (who: string, at: string | null): string => `**Comment${who && ` by ${who}`}${at ? `, ${day(at)}` : ''}**`,
  /** What another system said of a row and has no field here, in one paragraph. */
  facts: (row: ForeignRow, format: Format): string => {
    const { key, type, status, labels, points, created, done, links, who } = row;
    const said = [
      key.startsWith('words ') ? '' : key,
      type,
      status,
      points === null ? '' : `${points} ${points === 1 ? 'point' : 'points'}`,
      labels.length > 0 ? `labels: ${labels.join(', ')}` : '',
      links.length > 0 ? `links: ${links.join(', ')}` : '',
      created || who ? `asked for${who && ` by ${who}`}${created ? ` on ${day(created)}` : ''}` : '',
      done ? `done on ${day(done)}` : '',
    ];
    return `_From ${SYSTEMS[format]}: ${said.filter(Boolean).join(' · ')}_`;
  },
};
