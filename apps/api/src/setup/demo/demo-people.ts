import type { Role } from '@twotrack/shared';

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly onCall: boolean;
}

/** The people of the demo team, each a way to look at the board. */
export const DEMO_PEOPLE = {
  dana: { name: 'Dana Lindqvist', email: 'dana@demo.example', roles: ['product-owner', 'member'], onCall: false },
  bao: { name: 'Bao Tran', email: 'bao@demo.example', roles: ['member', 'admin'], onCall: true },
  chloe: { name: 'Chloé Marchand', email: 'chloe@demo.example', roles: ['member'], onCall: false },
  emre: { name: 'Emre Aydın', email: 'emre@demo.example', roles: ['requester'], onCall: false },
} as const satisfies Record<string, DemoPerson>;

export type DemoName = keyof typeof DEMO_PEOPLE;
