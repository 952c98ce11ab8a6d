import { CatalogueController } from './catalogue.controller.js';

export const catalogueControllers = [CatalogueController];
