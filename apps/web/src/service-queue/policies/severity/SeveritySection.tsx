import { useQuery } from '@tanstack/react-query';
import type { PolicyUse } from '@twotrack/service-queue/contract';
import { read } from '../../../http/send.js';
import panel from '../../../ui/panel/panel.module.css';
import { policiesPath, type Drafting } from '../use-policies.js';
import { FactList } from './FactList.js';
import { GuardList } from './GuardList.js';
import { USE_DAYS } from './part-props.js';
import { TableGrids } from './TableGrids.js';

interface Props {
  slug: string;
  drafting: Drafting;
  changeable: boolean;
}

/** Tables as grids, guards as sentences, facts as questions; each with how it was used and doubted lately. */
export function SeveritySection({ slug, drafting, changeable }: Props) {
  const { data: use } = useQuery({
    queryKey: ['policy-use', slug],
    queryFn: ({ signal }) => read<PolicyUse>(policiesPath(slug, `/use?days=${USE_DAYS}`), signal),
    retry: false,
  });
  const { policy, change } = drafting;
  const parts = { policy, use: use ?? null, onChange: changeable ? change : null };
  return (
    <div className={panel.parts}>
      <TableGrids {...parts} />
      {!policy.grid && <GuardList {...parts} />}
      <FactList {...parts} />
    </div>
  );
}
