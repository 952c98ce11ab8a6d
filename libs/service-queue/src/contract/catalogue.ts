import { z } from 'zod';
import { line, prose } from '@twotrack/shared';
import { FactId } from './facts.js';

const LevelId = z.string().regex(/^[a-zA-Z0-9-]{1,40}$/, 'must be a level name such as T1');

const Runbook = z
  .string()
  .max(500)
  .pipe(z.url({ protocol: /^https?$/, error: 'must be an address such as https://wiki.example.org/runbook' }));

/** What is known of a service whatever happens to it: facts of its tickets come from here where nobody states them (S4). */
export const ServiceWords = z.strictObject({
  /** As tickets name it; capitals do not matter. */
  name: line(120),
  tier: LevelId.nullable().default(null),
  /** The function that depends on it: the worse of both tiers counts. */
  serves: z
    .strictObject({ name: line(120), tier: LevelId })
    .nullable()
    .default(null),
  /** Whose it is: takes its tickets where no rule matches (S1). */
  queueId: z.uuid().nullable().default(null),
  /** How many people use it: of few, a tenth is many and half is all (S2). */
  users: z.int().min(1).max(1_000_000_000).nullable().default(null),
  /** The smallest count of each level of users affected, best first; goes before `users`. */
  bands: z.array(z.int().min(0).max(1_000_000_000)).min(2).max(8).nullable().default(null),
  /** Other facts that are the same for all of its tickets: `{environment: 'other'}`. */
  facts: z.record(FactId, LevelId).default({}),
  runbook: Runbook.nullable().default(null),
  description: z.union([prose(2_000), z.literal('')]).default(''),
});
export type ServiceWords = z.infer<typeof ServiceWords>;

export const Service = ServiceWords.extend({
  id: z.uuid(),
  /** When it was taken out of the catalogue; null where it counts. */
  retiredAt: z.iso.datetime().nullable(),
  version: z.int().min(1),
});
export type Service = z.infer<typeof Service>;

export const CreateService = ServiceWords;
export type CreateService = z.infer<typeof CreateService>;

/** All of it anew; `version` is the one that was seen. */
export const EditService = ServiceWords.extend({ version: z.int().min(1) });
export type EditService = z.infer<typeof EditService>;

/** Its tickets are judged without it from now on; it can be restored. */
export const RemoveService = z.strictObject({});
export type RemoveService = z.infer<typeof RemoveService>;

export const RestoreService = z.strictObject({});
export type RestoreService = z.infer<typeof RestoreService>;

/** A file with one row for each service, found by name: new ones are made, others changed, what is not in it stays. */
export const ImportServices = z.strictObject({ csv: z.string().min(1).max(1_000_000) });
export type ImportServices = z.infer<typeof ImportServices>;

/** Every command of the catalogue by the name of its façade method; tests walk it. */
export const catalogueCommands = {
  createService: CreateService,
  editService: EditService,
  removeService: RemoveService,
  restoreService: RestoreService,
  importServices: ImportServices,
} as const;

/** What a ticket's panel shows of its service. The runbook is the team's; whoever only asks gets none. */
export interface ServiceBrief {
  name: string;
  /** The worse of its own and its function's. */
  tier: string | null;
  runbook: string | null;
}

export interface CatalogueView {
  /** By name; those taken out at the end. */
  services: Service[];
  /** Open tickets by the id of their service. */
  open: Record<string, number>;
  /** What open tickets name and the catalogue does not know, the most frequent first. */
  unknown: { name: string; tickets: number }[];
}
