import { StandardSchemaValidationPipe, type StandardSchemaValidationPipeOptions } from '@nestjs/common';
import { Refusal } from '@twotrack/shared';

type Issue = Parameters<NonNullable<StandardSchemaValidationPipeOptions['exceptionFactory']>>[0][number];

const FAULTS_SHOWN = 50;

/** Parses every body, query and parameter that has a schema; what does not fit is refused with the path of each fault. */
export const validationPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const faults = issues.flatMap(faultsOf).slice(0, FAULTS_SHOWN);
      const [first] = faults;
      return new Refusal(
        'invalid',
        'invalid',
        { faults },
        first ? `${first.path || 'body'}: ${first.message}` : 'invalid',
      );
    },
  });

/** A key that does not belong there is a fault at its own path. */
function faultsOf(issue: Issue): { path: string; message: string }[] {
  const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  const keys = 'keys' in issue && Array.isArray(issue.keys) ? issue.keys : null;
  if (!keys) return [{ path: path.join('.'), message: issue.message }];
  return keys.map((key) => ({ path: [...path, key].join('.'), message: 'does not belong here' }));
}
