/** One way to spoil a body, and the path at which it is spoilt. */
export interface Mutation {
  readonly what: string;
  readonly path: string;
  readonly body: unknown;
}

const WRONG = [null, 17.5, true, [], { $gt: '' }, '', 'x'.repeat(40_000), 'nul \u0000', '\ud800'];

/** Bodies that were good and are spoilt in one place each: missing, of another type, too long, not storable, too many. */
export function mutationsOf(body: Record<string, unknown>, optional: readonly string[]): Mutation[] {
  const spoilt: Mutation[] = [{ what: 'unknown key', path: 'surprise', body: { ...body, surprise: 1 } }];
  for (const [path, value] of leaves(body)) {
    if (!optional.includes(path)) spoilt.push({ what: 'missing', path, body: without(body, path) });
    for (const wrong of WRONG) {
      if (sameKind(wrong, value) || meansSomething(path, wrong)) continue;
      spoilt.push({ what: JSON.stringify(wrong).slice(0, 20), path, body: withValue(body, path, wrong) });
    }
  }
  return spoilt;
}

export const NO_BODIES = [null, 17, 'text', [], [{}]];

/** A text stands for a text and a flag for a flag only where the wrong one might be right. */
const sameKind = (wrong: unknown, value: unknown): boolean =>
  (typeof wrong === 'boolean' && typeof value === 'boolean') || (Array.isArray(wrong) && Array.isArray(value));

/** Texts that may be empty, settings for which nothing is a value, and measures, which may be any number. */
const meansSomething = (path: string, wrong: unknown): boolean =>
  (wrong === '' && /(^|\.)(problem|details|policy|why|vision)$/.test(path)) ||
  (wrong === null && /^(limit|to|ceiling|facts\.\w+)$/.test(path)) ||
  (wrong === 17.5 && /^(current|measure\.\w+)$/.test(path));

function leaves(body: object, at = ''): [string, unknown][] {
  return Object.entries(body).flatMap(([key, value]): [string, unknown][] => {
    const path = at ? `${at}.${key}` : key;
    const inside = typeof value === 'object' && value !== null && !Array.isArray(value);
    return inside ? [[path, value], ...leaves(value, path)] : [[path, value]];
  });
}

function withValue(body: Record<string, unknown>, path: string, value: unknown): unknown {
  const copy = structuredClone(body);
  const { parent, key } = find(copy, path);
  parent[key] = value;
  return copy;
}

function without(body: Record<string, unknown>, path: string): unknown {
  const copy = structuredClone(body);
  const { parent, key } = find(copy, path);
  delete parent[key];
  return copy;
}

function find(body: Record<string, unknown>, path: string): { parent: Record<string, unknown>; key: string } {
  const steps = path.split('.');
  const key = steps.pop()!;
  const parent = steps.reduce((inside, step) => inside[step] as Record<string, unknown>, body);
  return { parent, key };
}
