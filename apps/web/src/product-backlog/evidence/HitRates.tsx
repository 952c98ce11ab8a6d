import type { Hits } from '@twotrack/product-backlog/contract';
import panel from '../../ui/panel/panel.module.css';
import { Failure } from '../../ui/panel/Failure.js';
import styles from './evidence.module.css';
import { useHitRates } from './use-evidence.js';
import { words } from './words.js';

/** How often bets of this team held, by type and by size: to be seen where the next value is set (P16). */
export default function HitRates() {
  const { data, error } = useHitRates();
  if (error) return <Failure failure={error} />;
  if (!data) return null;
  if (data.types.length === 0) return <p className={panel.muted}>{words.noRates}</p>;
  return (
    <table className={styles.rates}>
      <caption className="spoken">{words.rates}</caption>
      <thead>
        <tr>
          <th scope="col">
            {words.byType}, {words.bySize.toLowerCase()}
          </th>
          <th scope="col">{words.held}</th>
          <th scope="col">{words.unclear}</th>
          <th scope="col">{words.open}</th>
        </tr>
      </thead>
      <tbody>
        {data.types.map(({ type, ...hits }) => (
          <Row key={type} name={words.types[type]} hits={hits} />
        ))}
        {data.sizes.map(({ size, ...hits }) => (
          <Row key={size} name={words.size(size)} hits={hits} />
        ))}
        <Row name={words.all} hits={data.all} />
      </tbody>
    </table>
  );
}

const Row = ({ name, hits }: { name: string; hits: Hits }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{words.rate(hits)}</td>
    <td>{hits.unclear}</td>
    <td>{hits.unproven}</td>
  </tr>
);
