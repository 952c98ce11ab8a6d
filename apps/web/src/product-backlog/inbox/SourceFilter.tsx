import { RequestSource, type Request } from '@twotrack/product-backlog/contract';
import { SelectField } from '../../ui/Field.js';
import { words as panels } from '../panels/words.js';
import { words } from './words.js';

interface Props {
  requests: readonly Request[];
  value: RequestSource | '';
  onChange: (source: RequestSource | '') => void;
}

/** Only what comes from one source; nothing to choose where all comes from the same. */
export function SourceFilter({ requests, value, onChange }: Props) {
  const counts = RequestSource.options.map((source) => ({
    source,
    count: requests.filter((request) => request.source === source).length,
  }));
  const there = counts.filter(({ source, count }) => count > 0 || source === value);
  if (there.length < 2) return null;
  return (
    <SelectField
      label={words.from}
      value={value}
      onChange={({ target }) => onChange(target.value as RequestSource | '')}
    >
      <option value="">{words.everybody(requests.length)}</option>
      {there.map(({ source, count }) => (
        <option key={source} value={source}>
          {words.source(panels.sources[source], count)}
        </option>
      ))}
    </SelectField>
  );
}
