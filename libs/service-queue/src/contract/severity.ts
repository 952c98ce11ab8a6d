import { z } from 'zod';

/** SEV1 is the most severe, SEV5 the least. Calculated, never set (S2, S3). */
export const Severity = z.literal([1, 2, 3, 4, 5]);
export type Severity = z.infer<typeof Severity>;
