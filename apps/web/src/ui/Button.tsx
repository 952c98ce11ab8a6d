import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './Button.module.css';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'>;

export interface ButtonProps extends Native {
  /** `primary`: the one thing to do here; `quiet`: no border until pointed at; `danger`: takes something away. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger';
  size?: 'small' | 'normal';
  type?: 'button' | 'submit';
  icon?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  look = 'plain',
  size = 'normal',
  type = 'button',
  icon,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={[styles.button, styles[look], styles[size], className].filter(Boolean).join(' ')}
    >
      {icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Native {
  /** What it does, spoken and shown as its tooltip. */
  label: string;
  pressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button that is only a picture: 28 px, 44 on touch. */
export function IconButton({ label, pressed, children, className, ...rest }: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      className={[styles.icon, className].filter(Boolean).join(' ')}
    >
      {children}
    </button>
  );
}
