import { z } from 'zod';
import { Losses, type ForeignRow, type ReadFile } from './foreign.js';
import { momentOf } from './dates.js';
import { markdownOfWiki, oneLine, storable } from './markup.js';

const Named = z.object({ name: z.string().default('') });
const Person = z.object({ displayName: z.string().default('') }).nullish();
const Linked = z.object({ key: z.string() }).optional();
/** Text, or Atlassian's document of nested nodes. */
const Text = z
  .union([z.string(), z.object({ type: z.literal('doc'), content: z.array(z.unknown()).default([]) })])
  .nullish();

const Issue = z.object({
  key: z.string(),
  changelog: z.object({ histories: z.array(z.unknown()).default([]) }).optional(),
  fields: z
    .object({
      summary: z.string().nullish(),
      description: Text,
      issuetype: Named.nullish(),
      status: Named.extend({ statusCategory: z.object({ key: z.string() }).optional() }).nullish(),
      labels: z.array(z.string()).nullish(),
      created: z.string().nullish(),
      resolutiondate: z.string().nullish(),
      reporter: Person,
      parent: Linked.nullish(),
      subtasks: z.array(z.object({ key: z.string() })).nullish(),
      issuelinks: z
        .array(
          z.object({
            type: z.object({ inward: z.string().default(''), outward: z.string().default('') }),
            inwardIssue: Linked,
            outwardIssue: Linked,
          }),
        )
        .nullish(),
      comment: z
        .object({ comments: z.array(z.object({ author: Person, created: z.string().nullish(), body: Text })) })
        .nullish(),
      attachment: z.array(z.unknown()).nullish(),
    })
    .loose(),
});
type Issue = z.infer<typeof Issue>;

/** One issue, a list of them, or the answer to a search. */
const Answer = z.union([z.object({ issues: z.array(Issue) }), z.array(Issue).min(1), Issue.transform((one) => [one])]);

/** What Jira answers by REST; null where it is none of that. */
export function readJira(body: unknown): ReadFile | null {
  const answer = Answer.safeParse(body);
  if (!answer.success) return null;
  const losses = new Losses();
  const issues = Array.isArray(answer.data) ? answer.data : answer.data.issues;
  const once = [...new Map(issues.map((issue) => [issue.key, issue])).values()];
  losses.add('an issue whose key came before', 'a key names one thing', issues.length - once.length);
  const rows = inTheirOrder(once).map((issue) => rowOf(issue, losses.of(oneLine(issue.key))));
  return { format: 'jira-json', from: 'jira', shape: 'jira-json', rows, columns: [], losses };
}

/** By the rank that Jira keeps in a field of the team's own, where every issue has one. */
function inTheirOrder(issues: Issue[]): Issue[] {
  const rankOf = ({ fields }: Issue) => Object.values(fields).find(isRank) ?? null;
  const ranks = new Map(issues.map((issue) => [issue, rankOf(issue)]));
  if ([...ranks.values()].includes(null)) return issues;
  return issues.toSorted((a, b) => (ranks.get(a)! < ranks.get(b)! ? -1 : 1));
}

const NOT_OURS = /^customfield_/;
const POINTS = 'story point';

function rowOf({ key, changelog, fields }: Issue, losses: Losses): ForeignRow {
  losses.add('a change in the log of an issue', 'the past of a card begins here', changelog?.histories.length ?? 0);
  losses.add('an attachment', 'the file has its name, not what is in it', fields.attachment?.length ?? 0);
  const own = Object.entries(fields).filter(([name, value]) => NOT_OURS.test(name) && says(value) && !isRank(value));
  losses.add('a field of the team’s own (customfield_…)', 'there is no such field here', own.length);
  const status = fields.status?.name ?? '';
  return {
    key: oneLine(key),
    title: oneLine(fields.summary ?? '') || oneLine(key),
    problem: wiki(fields.description, losses),
    type: oneLine(fields.issuetype?.name ?? ''),
    status: oneLine(status),
    finished: fields.status?.statusCategory?.key === 'done' || Boolean(fields.resolutiondate),
    labels: (fields.labels ?? []).map(oneLine),
    points: pointsOf(fields),
    created: fields.created ? momentOf(fields.created, null) : null,
    done: fields.resolutiondate ? momentOf(fields.resolutiondate, null) : null,
    links: linksOf(fields).map(oneLine),
    comments: (fields.comment?.comments ?? []).map(({ author, created, body }) => ({
      who: oneLine(author?.displayName ?? ''),
      at: created ? momentOf(created, null) : null,
      text: wiki(body, losses),
    })),
    who: oneLine(fields.reporter?.displayName ?? ''),
  };
}

const isRank = (value: unknown): value is string => typeof value === 'string' && /^\d\|[a-z0-9]+:/i.test(value);

const says = (value: unknown): boolean =>
  value !== null && value !== '' && value !== '{}' && !(Array.isArray(value) && value.length === 0);

/** Only where the answer names the field: a number in another one may be anything. */
function pointsOf(fields: Record<string, unknown>): number | null {
  const named = Object.entries(fields).find(([name]) => name.toLowerCase().replaceAll('_', ' ').startsWith(POINTS));
  return typeof named?.[1] === 'number' ? named[1] : null;
}

function linksOf({ parent, subtasks, issuelinks }: Issue['fields']): string[] {
  return [
    ...(parent ? [`part of ${parent.key}`] : []),
    ...(subtasks ?? []).map((one) => `has the part ${one.key}`),
    ...(issuelinks ?? []).map(({ type, inwardIssue, outwardIssue }) =>
      outwardIssue ? `${type.outward} ${outwardIssue.key}` : `${type.inward} ${inwardIssue?.key ?? ''}`,
    ),
  ];
}

function wiki(text: z.infer<typeof Text>, losses: Losses): string {
  if (!text) return '';
  return typeof text === 'string' ? markdownOfWiki(storable(text), losses) : storable(textOf(text)).trim();
}

/** The words of an Atlassian document, a paragraph for each block. */
function textOf(node: unknown): string {
  const { type, text, content } = node as { type?: string; text?: string; content?: unknown[] };
  const inside = (content ?? []).map(textOf).join('');
  if (type === 'text') return text ?? '';
  if (type === 'hardBreak') return '\n';
  if (type === 'listItem') return `- ${inside.trim()}\n`;
  if (type === 'codeBlock') return `\`\`\`\n${inside}\n\`\`\`\n\n`;
  return type === 'paragraph' || type === 'heading' ? `${inside}\n\n` : inside;
}
