import { CapacityShares } from './capacity-share.js';
import { ShareController } from './share.controller.js';

export const shareControllers = [ShareController];
export const shareProviders = [CapacityShares];
