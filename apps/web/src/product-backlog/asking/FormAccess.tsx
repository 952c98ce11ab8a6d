import { useQuery } from '@tanstack/react-query';
import type { RequestForm } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { LinkAccess } from '../evidence/LinkAccess.js';
import { useOfTeam } from '../evidence/use-evidence.js';
import { makeRequestForm, revokeRequestForm } from './commands.js';
import { words } from './words.js';

/** The public form by which people without an account ask of the product (P4). */
export function FormAccess() {
  const path = useOfTeam()('request-form');
  const { data, error, refetch } = useQuery({
    queryKey: ['request-form', path],
    queryFn: ({ signal }) => read<{ form: RequestForm | null }>(path, signal),
    staleTime: 0,
  });
  return (
    <LinkAccess
      heading={words.heading}
      about={words.about}
      link={data?.form}
      failure={error}
      pathOf={(token) => `/wish/${token}`}
      make={() => makeRequestForm(path)}
      revoke={() => revokeRequestForm(path)}
      sure={words.sure}
      onChanged={refetch}
    />
  );
}
