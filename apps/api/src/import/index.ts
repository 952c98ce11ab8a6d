import { ImportsController } from './imports.controller.js';
import { Imports } from './imports.js';

export const importControllers = [ImportsController];
export const importProviders = [Imports];
