import { CreateProductBacklog1781000000000 } from './1781000000000-create-product-backlog.js';

export const productBacklogMigrations = [CreateProductBacklog1781000000000];
