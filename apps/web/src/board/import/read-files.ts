import type { ImportFile } from './api.js';
import { words } from './words.js';

/** The largest file that the server reads, in bytes. */
const MOST = 10 * 1024 * 1024;

/** One file as it is; several answers of Jira as one list of issues. Throws a sentence. */
export async function readFiles(files: readonly File[]): Promise<ImportFile> {
  if (files.reduce((sum, { size }) => sum + size, 0) > MOST) throw new Error(words.tooLarge);
  const [first, ...others] = files;
  if (others.length === 0) return { name: first!.name, text: await first!.text() };
  const issues = await Promise.all(files.map(issuesIn));
  return { name: `${first!.name} + ${others.length}`, text: JSON.stringify({ issues: issues.flat() }) };
}

async function issuesIn(file: File): Promise<unknown[]> {
  try {
    const body = JSON.parse(await file.text()) as unknown;
    if (Array.isArray(body)) return body;
    const { issues, key } = body as { issues?: unknown[]; key?: string };
    // what stands beside the issues in an export, the board and its statuses, is none
    return issues ?? (key ? [body] : []);
  } catch {
    throw new Error(words.notJson(file.name));
  }
}
