import { AskOfProductController } from './ask.controller.js';
import { FollowRequestController } from './follow.controller.js';
import { RequestFormController } from './form.controller.js';

export const askingControllers = [AskOfProductController, FollowRequestController, RequestFormController];
