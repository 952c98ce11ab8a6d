import { useId, type ComponentProps, type ReactNode } from 'react';
import styles from './small.module.css';

interface About {
  label: string;
  hint?: ReactNode;
  /** What is wrong with it; named and described to assistive tools. */
  fault?: string | undefined;
}

type Wiring = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  className: string;
};

/** A label, its control, a hint and its fault, wired together. */
export function Field({ label, hint, fault, children }: About & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': fault ? true : undefined,
        className: styles.input!,
      })}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}

export const TextField = ({ label, hint, fault, ...input }: About & ComponentProps<'input'>) => (
  <Field label={label} hint={hint} fault={fault}>
    {(wiring) => <input {...input} {...wiring} />}
  </Field>
);

export const TextArea = ({ label, hint, fault, ...input }: About & ComponentProps<'textarea'>) => (
  <Field label={label} hint={hint} fault={fault}>
    {(wiring) => <textarea {...input} {...wiring} />}
  </Field>
);

export const SelectField = ({ label, hint, fault, ...input }: About & ComponentProps<'select'>) => (
  <Field label={label} hint={hint} fault={fault}>
    {(wiring) => <select {...input} {...wiring} />}
  </Field>
);
