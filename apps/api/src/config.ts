import { isIP } from 'node:net';
import { z } from 'zod';

/** Whether that is an address, or a range of them: `10.0.0.0/8`. */
function isRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return (
    rest.length === 0 && longest > 0 && (bits === undefined || (/^\d+$/.test(bits) && +bits >= 1 && +bits <= longest))
  );
}

const proxies = z
  .string()
  .refine((list) => list.split(',').every((one) => isRange(one.trim())), 'addresses or ranges, separated by commas');

const port = z.coerce.number().int().min(0).max(65_535);

/** Everything that can be configured, by environment variable. The README's table is this list. */
const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  LOG_LEVEL: z.enum(['error', 'warn', 'log', 'debug']).default('warn'),
  TRUST_PROXY: proxies.optional(),
  DATABASE_POOL: z.coerce.number().int().min(4).max(200).default(16),
});

export interface Config {
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  readonly databasePool: number;
  readonly host: string;
  readonly port: number;
  /** Where browsers reach us, without a slash at the end; null: wherever we listen. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  readonly logLevel: 'error' | 'warn' | 'log' | 'debug';
  /** Whose X-Forwarded-For counts: addresses or CIDR ranges separated by commas. Null: nobody's. */
  readonly trustProxy: string | null;
  /** How long a storm of the demo lasts, in ms; set by those who start the server from code only. */
  readonly stormMs: number;
}

/** A bad value, by the name of its variable. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration';
}

/** The only reader of process.env. Throws BadConfiguration naming every variable that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = Environment.safeParse(env);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new BadConfiguration(faults.join('\n'));
  }
  const { data } = read;
  return {
    databaseUrl: data.DATABASE_URL ?? null,
    databasePool: data.DATABASE_POOL,
    host: data.HOST,
    port: data.PORT,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    dataDir: data.DATA_DIR,
    logLevel: data.LOG_LEVEL,
    trustProxy: data.TRUST_PROXY ?? null,
    stormMs: 90_000,
  };
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]'];

export const isLoopback = (host: string): boolean => LOOPBACK.includes(host);

/** The demo team is made only where nobody else can reach it (A1). */
export const mayMakeDemo = (config: Config): boolean => config.databaseUrl === null && isLoopback(config.host);

export const CONFIG = Symbol('config');
