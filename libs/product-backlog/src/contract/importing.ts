import { z } from 'zod';
import { TITLE_MAX, line } from '@twotrack/shared';
import { BacklogFile } from './backlog-file.js';
import type { LeftOut } from './backlog-rows.js';
import { ItemTitle, ItemType, Problem } from './views.js';

/** Rows that go in by one command. */
export const IMPORT_BATCH = 250;

/** Something of another system, in our words. `key` is what it is called there. */
export const ImportRow = z.strictObject({
  key: line(200),
  title: ItemTitle,
  problem: Problem,
  type: ItemType,
  whoseProblem: line(TITLE_MAX).optional(),
  size: z.literal([1, 2, 3, 4, 5]).optional(),
  /** When it was asked for there; now, where that is not known. */
  at: z.iso.datetime().optional(),
  /** To the inbox, or by the product owner accepted at once, at the end of the order (P4). */
  to: z.enum(['inbox', 'order']),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** A batch from one system; what is here already, by its key, is left as it is. */
export const ImportRows = z.strictObject({ from: line(200), rows: z.array(ImportRow).min(1).max(IMPORT_BATCH) });
export type ImportRows = z.infer<typeof ImportRows>;

/** Everything of a product track, into a team that has nothing yet. */
export const RestoreBacklog = z.strictObject({ file: BacklogFile });
export type RestoreBacklog = z.infer<typeof RestoreBacklog>;

/** Every command that brings in what stood elsewhere, by the name of its façade method; tests walk it. */
export const importCommands = { importRows: ImportRows, restoreBacklog: RestoreBacklog } as const;

/** What became of a batch: the keys that came in, and those that were here already. */
export interface ImportedRows {
  inbox: string[];
  order: string[];
  known: string[];
}

/** How much came out of a file of ours, and what could not be kept of it. */
export interface Restored {
  items: number;
  requests: number;
  goals: number;
  losses: LeftOut[];
}

/** One run of an import, kept with what it could not keep; `body` is whatever the importer tells of it. */
export interface ImportRun<Body = unknown> {
  id: string;
  at: string;
  body: Body;
}
