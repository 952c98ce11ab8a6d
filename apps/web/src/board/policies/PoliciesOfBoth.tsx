import PoliciesPage, { type PoliciesPageProps } from '../../service-queue/policies/PoliciesPage.js';
import { ColumnsOfBoth } from './ColumnsOfBoth.js';

/** The policies of the service track, with the one section that is of both. */
export default function PoliciesOfBoth(props: Omit<PoliciesPageProps, 'columns'>) {
  return <PoliciesPage {...props} columns={ColumnsOfBoth} />;
}
