import { CreateProductBacklog1781000000000 } from './1781000000000-create-product-backlog.js';
import { FindBreaches1793000300000 } from './1793000300000-find-breaches.js';
import { ValueInFull1795000000000 } from './1795000000000-value-in-full.js';

export const productBacklogMigrations = [
  CreateProductBacklog1781000000000,
  FindBreaches1793000300000,
  ValueInFull1795000000000,
];
