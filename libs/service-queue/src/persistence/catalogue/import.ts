import { isDeepStrictEqual } from 'node:util';
import {
  ServiceWords,
  type ImportServices,
  type Service,
  type ServiceCreated,
  type ServiceEdited,
} from '../../contract/index.js';
import { createdService, editedService, notUnderstood, servicesIn, type Surroundings } from '../../domain/index.js';

/** What a file changes. Refuses `csv-not-understood` with the first row that cannot be taken, and then takes none. */
export function importedServices(
  { csv }: ImportServices,
  around: Surroundings,
  newId: () => string,
): { events: (ServiceCreated | ServiceEdited)[]; same: number } {
  const events: (ServiceCreated | ServiceEdited)[] = [];
  let services = [...around.services];
  const rows = servicesIn(csv, around.queues);
  for (const { row, words } of rows) {
    const was = services.find((one) => !one.retiredAt && one.name.toLowerCase() === words.name.toLowerCase());
    const parsed = ServiceWords.safeParse({ ...(was && wordsOf(was)), ...words });
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0]!;
      throw notUnderstood(`row ${row}`, `${path.join('.')} ${message}`);
    }
    if (was && isDeepStrictEqual(parsed.data, wordsOf(was))) continue;
    const now = { ...around, services };
    const service = atRow(row, () =>
      was
        ? editedService(was, { ...parsed.data, version: was.version }, now)
        : createdService(parsed.data, newId(), now),
    );
    services = [...services.filter(({ id }) => id !== service.id), service];
    events.push(was ? { type: 'service-edited', service, was } : { type: 'service-created', service });
  }
  return { events, same: rows.length - events.length };
}

const wordsOf = ({ id: _, version: __, retiredAt: ___, ...words }: Service): ServiceWords => words;

/** A row that is refused says which one it is. */
function atRow<T>(row: number, decide: () => T): T {
  try {
    return decide();
  } catch (thrown) {
    throw notUnderstood(`row ${row}`, (thrown as Error).message);
  }
}
