import type { ServicePolicies } from '@twotrack/service-queue/contract';
import type { Drafting } from './use-policies.js';

export interface BarProps {
  slug: string;
  drafting: Drafting;
  policies: ServicePolicies;
  changeable: boolean;
}
