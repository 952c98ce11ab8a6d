import { z } from 'zod';
import { line } from '@twotrack/shared';
import type { ImportRun, Restored } from '@twotrack/product-backlog/contract';
import { FIELDS, type Field, type Format, type Loss } from './readers/foreign.js';
import { TARGETS, type Group, type Target } from './sort-out.js';

/** The largest file that is read, in characters. */
export const FILE_MAX = 10 * 1024 * 1024;
/** The same as a JSON string: quotes and line breaks take two characters, and letters up to four bytes. */
export const IMPORT_BODY_MAX = 2 * FILE_MAX;

/** A file of another system, as text, with what is to be read differently from what it looks like. */
export const ImportFile = z.strictObject({
  name: line(300),
  text: z.string().min(1).max(FILE_MAX),
  /** What columns of a table mean, by their names. */
  mapping: z.record(z.string().max(300), z.enum(FIELDS).nullable()).optional(),
  /** Where groups of rows go, by the ids of the preview. */
  choices: z.record(z.string().max(600), z.enum(TARGETS)).optional(),
});
export type ImportFile = z.infer<typeof ImportFile>;

/** A row of a preview, without its text. */
export interface PreviewRow {
  key: string;
  title: string;
  type: string;
  status: string;
  group: string;
  target: Target;
  /** It came in before, and will not again. */
  known: boolean;
}

/** What an import would do; it has done nothing. */
export interface ImportPreview {
  format: Format | 'twotrack-json';
  columns: { name: string; field: Field | null }[];
  groups: Group[];
  rows: PreviewRow[];
  losses: Loss[];
  /** A backlog of ours, which comes in as it stood: how much of it there is. */
  whole: Pick<Restored, 'items' | 'requests' | 'goals'> | null;
}

/** How an import stands, and what it could not keep. */
export interface ImportReport {
  file: string;
  format: ImportPreview['format'];
  by: { id: string; name: string };
  state: 'running' | 'finished' | 'failed';
  /** Rows in the file, and how many of them are decided. */
  total: number;
  gone: number;
  inbox: number;
  order: number;
  tickets: number;
  /** Here already: they came by an earlier import. */
  known: number;
  skipped: number;
  losses: Loss[];
  /** Why it failed; run it again, and it goes on where it stopped. */
  failure: string | null;
  mapping: ImportFile['mapping'] | null;
  choices: ImportFile['choices'] | null;
  fingerprint: string;
}

export type ToldRun = ImportRun<Omit<ImportReport, 'fingerprint' | 'mapping' | 'choices'>>;
