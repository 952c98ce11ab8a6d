import type { ActOf } from '../../domain/index.js';
import { KeptActs } from '../kept-acts.js';

export const bulkActs = new KeptActs<readonly ActOf[]>('bulk_act', 'bulk');
