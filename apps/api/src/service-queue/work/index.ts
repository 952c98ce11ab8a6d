import { BulkController } from './bulk.controller.js';
import { CommentsController } from './comments.controller.js';
import { CourseController } from './course.controller.js';
import { RepliesController } from './replies.controller.js';

export const workControllers = [BulkController, CourseController, CommentsController, RepliesController];
