import { COLUMNS, Groups, LANE, firstColumns, type Floor, type Ground } from './index.js';
import { policy } from './ticket.sample.js';

export const QUEUE = { id: '0193a000-0000-7000-8000-000000000001', name: 'General', position: 0, catchAll: true };
export const by = { id: 'sender', name: 'A monitor', teamId: 'team', roles: [] };

/** Nothing stands in its columns. */
const emptyFloor: Floor = {
  columns: Object.fromEntries(firstColumns().map((column) => [column.id, column])) as Floor['columns'],
  occupancy: Object.fromEntries([...COLUMNS, LANE].map((id) => [id, {}])) as Floor['occupancy'],
};

/** A desk with one queue, on which this lies. */
export const groundWith = (lying: Partial<Pick<Ground, 'episodes' | 'tickets'>> = {}): Ground => ({
  ...{ episodes: new Map(), tickets: new Map(), ...lying },
  ...{ planned: new Map(), standing: new Map(), groups: new Groups(), floor: emptyFloor },
  ...{ keyPrefix: 'SRV', lastNumber: 0 },
  settings: { policy, rules: [], queues: [QUEUE], folding: { version: 1, rules: [], storm: undefined! }, silences: [] },
});
