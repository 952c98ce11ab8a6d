import { FoldingController } from './folding.controller.js';
import { GroupsController } from './groups.controller.js';
import { StormController } from './storm.controller.js';

export const foldingControllers = [FoldingController, GroupsController, StormController];
