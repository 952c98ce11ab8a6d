import { AskController } from './ask.controller.js';
import { FollowController } from './follow.controller.js';
import { FormsController } from './forms.controller.js';
import { ReportersController } from './reporters.controller.js';

export const requestersControllers = [AskController, FollowController, FormsController, ReportersController];
