import { useMe } from '../../identity/session.js';
import { useTold } from '../../live/server-time.js';
import { useValue } from '../../live/value.js';
import { delegation } from '../product-store.js';
import { decidesOrder } from '../ranking.js';

/** Whether this person decides the order: looked at again with every second, for a delegation ends by time (P13). */
export function useDecides(): boolean {
  useMe();
  useValue(delegation);
  return useTold(decidesOrder);
}
