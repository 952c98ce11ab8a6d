import { LinksController } from './links.controller.js';
import { ProblemsController } from './problems.controller.js';
import { TimelineController } from './timeline.controller.js';

export const problemsControllers = [LinksController, ProblemsController, TimelineController];
