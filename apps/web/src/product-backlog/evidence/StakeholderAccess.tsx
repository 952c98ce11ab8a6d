import { makeLink, revokeLink } from './commands.js';
import { LinkAccess } from './LinkAccess.js';
import { useStakeholderLink } from './use-evidence.js';
import { words } from './words.js';

/** The read-only link for people outside. */
export function StakeholderAccess() {
  const { data, error, refetch } = useStakeholderLink();
  return (
    <LinkAccess
      heading={words.stakeholders}
      about={words.aboutLink}
      link={data?.link}
      failure={error}
      pathOf={(token) => `/show/${token}`}
      make={makeLink}
      revoke={revokeLink}
      sure={words.sure}
      onChanged={refetch}
    />
  );
}
