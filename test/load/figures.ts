import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** Milliseconds but for perSecond, MiB, KiB, and ofFloor in percent. */
export type Figure = 'perSecond' | 'p50' | 'p99' | 'ms' | 'behind' | 'answered' | 'live' | 'MiB' | 'KiB' | 'ofFloor';
export type Figures = Partial<Record<Figure, number>>;

/** One thing that was measured, beside the floor where that does the same, and what it should reach. */
export interface Line {
  readonly what: string;
  readonly figures: Figures;
  readonly floor?: Figures;
  readonly targets?: Partial<Record<Figure, { readonly most: number } | { readonly least: number }>>;
}

const numbers = z.array(z.number());

/** What tools/bench.mjs asks for. */
export const options = z
  .object({
    only: z.array(z.string()),
    rounds: z.number(),
    commands: z.number(),
    callers: numbers,
    sizes: numbers,
    boards: numbers,
    storms: numbers,
    file: z.string(),
  })
  .parse(JSON.parse(process.env['BENCH'] ?? 'null'), { error: () => 'Run it by `npm run bench`.' });

export const lines: Line[] = [];

/** Written at once: who stops it in the middle keeps what was measured. */
export function tell(...measured: readonly Line[]): void {
  lines.push(...measured);
  writeFileSync(options.file, JSON.stringify({ at: new Date().toISOString(), lines }, null, 2));
  for (const { what, figures } of measured) console.log(`${what}: ${JSON.stringify(figures, toTheHundredth)}`);
}

const toTheHundredth = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 100) / 100 : value;

/** The value below which that share of them lies. */
export function share(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))]!;
}

export const spread = (values: readonly number[]) => ({ p50: share(values, 0.5), p99: share(values, 0.99) });
export const median = (values: readonly number[]): number => share(values, 0.5);

/** What a process holds in memory. */
export const residentMiB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
