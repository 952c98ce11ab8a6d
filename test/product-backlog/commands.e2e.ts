import { beforeEach } from 'vitest';
import { productCommands } from '@twotrack/product-backlog/contract';
import { casesOn } from './support/cases.js';
import { stage } from './support/stage.js';
import { walkCommands } from './support/walk.js';

const on = stage();
const { before, cases } = casesOn(on);
beforeEach(before);

walkCommands(on, productCommands, cases, /^(createItem (at|over|by)|submitRequest|setColumn)/);
