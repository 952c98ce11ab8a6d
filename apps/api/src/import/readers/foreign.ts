/** One thing of another system, as far as it can be said in our words. */
export interface ForeignRow {
  /** What it is called there; unique in its file. */
  key: string;
  title: string;
  /** Markdown. */
  problem: string;
  /** What kind of thing it is there: `Story`, `Bug`; empty where that is not said. */
  type: string;
  status: string;
  /** It was over there: done, closed, removed, archived. */
  finished: boolean;
  labels: string[];
  points: number | null;
  /** ISO 8601; null where it is not said, or cannot be read. */
  created: string | null;
  done: string | null;
  /** What it is linked to there, and how. */
  links: string[];
  comments: { who: string; at: string | null; text: string }[];
  who: string;
}

/** Something that could not be kept, how often, and why. */
export interface Loss {
  what: string;
  why: string;
  count: number;
}

/** What could not be kept of a file, counted. */
export class Losses {
  private readonly found = new Map<string, Loss>();

  add(what: string, why: string, count = 1): void {
    if (count === 0) return;
    const loss = this.found.get(what) ?? { what, why, count: 0 };
    this.found.set(what, { ...loss, count: loss.count + count });
  }

  get list(): Loss[] {
    return [...this.found.values()];
  }
}

export type Format = 'csv' | 'jira-csv' | 'jira-json' | 'trello-json' | 'azure-csv' | 'twotrack-csv';

/** A file after it was read. */
export interface ReadFile {
  readonly format: Format;
  /** Which system it is from: with a key the name of a thing, whichever file it comes in. */
  readonly from: string;
  /** The same for all files that look alike, so that a team says once what its columns mean. */
  readonly shape: string;
  readonly rows: ForeignRow[];
  /** The columns of a table, and what each was read as. */
  readonly columns: { name: string; field: Field | null }[];
  readonly losses: Losses;
}

export const FIELDS = [
  'key',
  'title',
  'problem',
  'type',
  'status',
  'labels',
  'points',
  'created',
  'done',
  'links',
  'comments',
  'who',
] as const;
export type Field = (typeof FIELDS)[number];

/** What a column of a table is to be read as; null: as nothing. */
export type Mapping = Readonly<Record<string, Field | null>>;

const OVER =
  /^(done|closed|complete[d]?|resolved|removed|fixed|cancell?ed|won.?t (do|fix)|rejected|archived?|released|shipped)$/i;

/** Whether a status says that it is over; for systems that do not say it otherwise. */
export const isOver = (status: string): boolean => OVER.test(status.trim());
