import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Column, ColumnId, ServiceView } from '@twotrack/service-queue/contract';
import type { StreamHead } from '@twotrack/shared';
import { read } from '../../../http/send.js';
import { useCan } from '../../../identity/session.js';
import { Button } from '../../../ui/Button.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { words as common } from '../../../ui/panel/words.js';
import { ServiceColumnDialog } from '../../panels/ServiceColumnDialog.js';
import { columnIds, loadService, useQueues, useServiceColumn, useServiceColumns } from '../../service-store.js';
import { words } from './words.js';

interface BoardAnswer {
  service: ServiceView & { stream: StreamHead };
}

/** The service track's columns: their words and their limits, over all queues, of each, of the expedite lane (W1, W5). */
export function ColumnsSection({ slug }: { slug: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['columns', slug],
    queryFn: async ({ signal }) => {
      const { service } = await read<BoardAnswer>(`/api/teams/${slug}/board`, signal);
      loadService(service, service.stream.seq);
      return service.stream.seq;
    },
    staleTime: 0,
  });
  const columns = useServiceColumns();
  const [open, setOpen] = useState<ColumnId | null>(null);
  if (data === undefined) return error ? <Failure failure={error} /> : <p>{common.loading}</p>;
  return (
    <div className={panel.stack}>
      <p className={panel.muted}>{words.about}</p>
      <ul className={panel.stack}>
        {columnIds.flatMap((id) => {
          const column = columns.find((one) => one.id === id);
          return column ? <Row key={id} column={column} onOpen={() => setOpen(id)} /> : [];
        })}
      </ul>
      {open && (
        <ServiceColumnDialog
          columnId={open}
          onClose={() => {
            setOpen(null);
            void refetch();
          }}
        />
      )}
    </div>
  );
}

function Row({ column, onOpen }: { column: Column; onOpen: () => void }) {
  const { administer } = useCan();
  const queues = useQueues();
  const count = useServiceColumn(column.id).length;
  const limits = [
    column.limit ? words.limit(column.limit) : words.off,
    ...queues.flatMap(({ id, name }) => {
      const limit = column.queueLimits[id];
      return limit ? words.ofQueue(name, limit) : [];
    }),
    ...(column.expedite ? [words.lane(column.expedite)] : []),
  ];
  return (
    <li className={panel.card}>
      <b>{column.name}</b> <span className={panel.muted}>{words.queue(count)}</span>
      <p>{column.policy || <span className={panel.muted}>{words.noPolicy}</span>}</p>
      <p className={panel.muted}>{limits.join(' · ')}</p>
      <div className={panel.actions}>
        <Button size="small" aria-label={words.changeOf(column.name)} onClick={onOpen}>
          {administer ? words.change : words.show}
        </Button>
      </div>
    </li>
  );
}
