import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Item, RankingRecord } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useMe, usePeople } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { SelectField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { ItemPicker } from '../panels/ItemPicker.js';
import { PastRankings } from '../past/PastRankings.js';
import styles from './order.module.css';
import { RankingRow } from './RankingRow.js';
import { useOrderMark } from './use-order-mark.js';
import { words } from './words.js';

const PAGE = 20;

/** Every decision on the order, newest first: who ranked what past what, when and why, and the way back (P14). */
export function LedgerSection() {
  const { teamSlug } = useMe();
  const people = usePeople();
  const [person, setPerson] = useState('');
  const [item, setItem] = useState<Item | null>(null);
  const which = `${person && `&person=${person}`}${item ? `&item=${item.id}` : ''}`;
  const mark = useOrderMark();
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['rankings', teamSlug, which, mark],
    queryFn: ({ pageParam, signal }) =>
      read<RankingRecord[]>(
        `/api/teams/${teamSlug}/product-backlog/rankings?limit=${PAGE}${which}${pageParam}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => (last.length < PAGE ? undefined : `&after=${last.at(-1)!.seq}`),
    placeholderData: (before) => before,
    staleTime: 0,
  });
  const rankings = data?.pages.flat();
  return (
    <Section heading={words.ledger.heading}>
      <div className={styles.filters}>
        <SelectField label={words.ledger.person} value={person} onChange={({ target }) => setPerson(target.value)}>
          <option value="">{words.ledger.everybody}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <ItemPicker label={words.ledger.item} value={item} onChange={setItem} />
      </div>
      <Failure failure={error} />
      {rankings?.length === 0 && <p className={panel.muted}>{which ? words.ledger.noneSuch : words.ledger.none}</p>}
      <ol className={panel.history} aria-label={words.ledger.heading}>
        {rankings?.map((ranking) => (
          <RankingRow key={ranking.seq} ranking={ranking} />
        ))}
      </ol>
      {hasNextPage && (
        <Button size="small" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {words.ledger.older}
        </Button>
      )}
      {!person && <PastRankings itemId={item?.id} />}
    </Section>
  );
}
