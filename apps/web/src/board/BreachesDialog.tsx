import { useInfiniteQuery } from '@tanstack/react-query';
import type { BreachRecord as ProductBreach } from '@twotrack/product-backlog/contract';
import type { BreachRecord as ServiceBreach } from '@twotrack/service-queue/contract';
import { read } from '../http/send.js';
import { useMe } from '../identity/session.js';
import { serverNow } from '../live/server-time.js';
import { Button } from '../ui/Button.js';
import { Dialog } from '../ui/Dialog.js';
import { Failure } from '../ui/panel/Failure.js';
import panel from '../ui/panel/panel.module.css';
import { Section } from '../ui/panel/Section.js';
import { lasting, timeOfDay } from '../ui/times.js';
import { words } from './words.js';

type Breach = Omit<ProductBreach, 'itemId'> & Partial<Pick<ServiceBreach, 'expedite' | 'queueId'>>;

const PAGE = 20;

/** Every limit that was passed, of both tracks: who let it happen, why, and for how long (W6). */
export default function BreachesDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} size="wide" title={words.breaches.title} description={words.breaches.what}>
      <BreachesOf heading={words.breaches.product} at="product-backlog" />
      <BreachesOf heading={words.breaches.service} at="service-queue" />
    </Dialog>
  );
}

function BreachesOf({ heading, at }: { heading: string; at: 'product-backlog' | 'service-queue' }) {
  const { teamSlug } = useMe();
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['breaches', teamSlug, at],
    queryFn: ({ pageParam, signal }) =>
      read<Breach[]>(`/api/teams/${teamSlug}/${at}/breaches?limit=${PAGE}${pageParam}`, signal),
    initialPageParam: '',
    getNextPageParam: (last) => (last.length < PAGE ? undefined : `&after=${last.at(-1)!.seq}`),
    staleTime: 0,
    gcTime: 0,
  });
  const breaches = data?.pages.flat();
  return (
    <Section heading={heading}>
      {error && <Failure failure={error} />}
      {breaches?.length === 0 && <p className={panel.muted}>{words.breaches.none}</p>}
      <ol className={panel.history}>
        {breaches?.map((breach) => (
          <Row key={`${breach.seq} ${breach.queueId ?? ''}`} breach={breach} />
        ))}
      </ol>
      {hasNextPage && (
        <Button size="small" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {words.breaches.older}
        </Button>
      )}
    </Section>
  );
}

function Row({ breach: { key, title, columnName, expedite, by, at, until, reason, limit } }: { breach: Breach }) {
  const now = serverNow();
  const long = lasting(Math.max(0, (until ? Date.parse(until) : now) - Date.parse(at)));
  const where = expedite ? words.breaches.lane : columnName;
  return (
    <li>
      <p>
        <b>{by.name}</b> {words.breaches.tookOver(`${key} ${title}`, where, limit.count)}{' '}
        <time dateTime={at}>{timeOfDay(at, now)}</time>,{' '}
        {until ? words.breaches.lasted(long) : words.breaches.still(long)}
      </p>
      {reason && <p className={panel.reason}>“{reason}”</p>}
    </li>
  );
}
