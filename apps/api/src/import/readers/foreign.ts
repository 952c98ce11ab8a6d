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
  private readonly found: (Loss & { row: string | null })[] = [];
  private row: string | null = null;

  /** What is added from here on is lost of the row with this key; null: of the file. */
  of(row: string | null): this {
    this.row = row;
    return this;
  }

  add(what: string, why: string, count = 1): void {
    if (count > 0) this.found.push({ what, why, count, row: this.row });
  }

  /** Of the file and of these rows alone: nothing more is lost of what is left out. */
  ofRows(keys: ReadonlySet<string>): Losses {
    const some = new Losses();
    for (const { what, why, count, row } of this.found) if (row === null || keys.has(row)) some.add(what, why, count);
    return some;
  }

  get list(): Loss[] {
    const sums = new Map<string, Loss>();
    for (const { what, why, count } of this.found)
      sums.set(what, { ...(sums.get(what) ?? { what, why }), count: (sums.get(what)?.count ?? 0) + count });
    return [...sums.values()];
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
