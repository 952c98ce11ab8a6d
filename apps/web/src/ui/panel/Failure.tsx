import { Refused } from '../../http/refused.js';
import styles from './panel.module.css';
import { PartlyDone } from './partly-done.js';
import { words } from './words.js';

/** What went wrong, in the words of the server, or that it could not be asked. */
export const sentenceOf = (failure: Error): string => {
  if (failure instanceof PartlyDone) return failure.message;
  if (!(failure instanceof Refused)) return words.unreachable;
  const faults = faultsOf(failure);
  return faults.length > 0 ? faults.map(({ path, message }) => `${path}: ${message}`).join('. ') : failure.detail;
};

export function Failure({ failure }: { failure: Error | null }) {
  if (!failure) return null;
  return (
    <p className={styles.failure} role="alert">
      {sentenceOf(failure)}
      {failure instanceof Refused && failure.status === 401 && <SignInBeside />}
    </p>
  );
}

/** In another tab: what was written here stays. */
const SignInBeside = () => (
  <>
    {' '}
    <a href="/sign-in" target="_blank" rel="noreferrer">
      {words.signIn}
    </a>
  </>
);

interface Fault {
  path: string;
  message: string;
}

/** The fields that are wrong, by name, where the refusal lists them. */
const faultsOf = ({ facts }: Refused): Fault[] => {
  const faults = facts['faults'] ?? facts['issues'] ?? facts['errors'];
  if (!Array.isArray(faults)) return [];
  return faults.flatMap((fault: unknown) => {
    const { path, message } = (fault ?? {}) as { path?: unknown; message?: unknown };
    if (typeof message !== 'string') return [];
    return [{ path: Array.isArray(path) ? path.join('.') : String(path ?? ''), message }];
  });
};
