import { Bridge } from './bridge.js';
import { ProposalsOfProblemsController } from './proposals.controller.js';
import { Proposals } from './proposals.js';
import { ToProduct } from './to-product.js';
import { ToService } from './to-service.js';
import { WrongDoorController } from './wrong-door.controller.js';
import { WrongDoor } from './wrong-door.js';

export { Bridge };
export const betweenControllers = [ProposalsOfProblemsController, WrongDoorController];
export const betweenProviders = [Bridge, Proposals, ToProduct, ToService, WrongDoor];
