import styles from './small.module.css';

export type SeverityNumber = 1 | 2 | 3 | 4 | 5;

/** Shape, letter, number, colour and fill style: any one of them is enough (ux.md §21.1). */
export function SeverityChip({ severity, long = false }: { severity: SeverityNumber; long?: boolean }) {
  return (
    <span className={`${styles.chip} ${styles[`sev${severity}`]}`}>
      <SeverityShape severity={severity} />
      <span aria-hidden>
        {long ? 'SEV' : 'S'}
        {severity}
      </span>
      <span className="spoken">Severity {severity}</span>
    </span>
  );
}

export function SeverityShape({ severity, size = 9 }: { severity: SeverityNumber; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" fill="currentColor" aria-hidden focusable="false">
      {shapes[severity]}
    </svg>
  );
}

const shapes = {
  1: <path d="M5 0 10 5 5 10 0 5Z" />,
  2: <path d="M5 .6 10 9.4H0Z" />,
  3: <circle cx="5" cy="5" r="4.6" />,
  4: <rect x=".8" y=".8" width="8.4" height="8.4" rx="1" />,
  5: <rect x="0" y="3.8" width="10" height="2.4" rx="1.2" />,
};
