import { Bridge } from './bridge.js';
import { EvidenceOfItemsController } from './evidence.controller.js';
import { EvidenceOfItems } from './evidence.js';
import { ProposalsOfProblemsController } from './proposals.controller.js';
import { Proposals } from './proposals.js';
import { Succession } from './succession.js';
import { ToProduct } from './to-product.js';
import { ToService } from './to-service.js';
import { WrongDoorController } from './wrong-door.controller.js';
import { WrongDoor } from './wrong-door.js';

export { Bridge };
export const betweenControllers = [EvidenceOfItemsController, ProposalsOfProblemsController, WrongDoorController];
export const betweenProviders = [Bridge, EvidenceOfItems, Proposals, Succession, ToProduct, ToService, WrongDoor];
