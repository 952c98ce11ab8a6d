import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { words as common } from '../../ui/panel/words.js';
import { readBoard } from '../read-board.js';
import { words } from './words.js';

const ProductColumns = lazy(async () => ({
  default: (await import('../../product-backlog/columns/ProductColumns.js')).ProductColumns,
}));
const ServiceColumns = lazy(async () => ({
  default: (await import('../../service-queue/policies/columns/ServiceColumns.js')).ServiceColumns,
}));

/** The columns of both tracks with their limits, each by its own law (W1). */
export function ColumnsOfBoth({ slug }: { slug: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['columns', slug],
    queryFn: async () => {
      const { tracks } = await readBoard(slug);
      for (const { load } of tracks) load();
      return tracks.map(({ head }) => head.seq);
    },
    staleTime: 0,
  });
  if (data === undefined) return error ? <Failure failure={error} /> : <p>{common.loading}</p>;
  const again = () => void refetch();
  return (
    <div className={panel.parts}>
      <p className={panel.muted}>{words.about}</p>
      <Suspense fallback={<p>{common.loading}</p>}>
        <Section heading={words.product}>
          <ProductColumns onChanged={again} />
        </Section>
        <Section heading={words.service}>
          <ServiceColumns onChanged={again} />
        </Section>
      </Suspense>
    </div>
  );
}
