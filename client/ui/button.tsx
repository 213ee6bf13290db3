import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import { classes } from './classes.ts';
import styles from './button.module.css';

type Looks = {
  /** `primary` and `gold` for the one thing to do next, `plain` beside it, `quiet` in running text. */
  readonly variant?: 'primary' | 'gold' | 'plain' | 'quiet' | 'danger';
  readonly large?: boolean;
  readonly wide?: boolean;
};

function look({ variant = 'plain', large, wide }: Looks, className?: string): string {
  return classes(
    styles['button'],
    styles[variant],
    large && styles['large'],
    wide && styles['wide'],
    className,
  );
}

type ButtonProps = Looks &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** Something is on its way: shows it, ignores further presses, keeps the focus. */
    readonly busy?: boolean;
    readonly children: ReactNode;
  };

export function Button({ variant, large, wide, busy, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={look({ variant, large, wide }, className)}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className={styles['spinner']} aria-hidden="true" /> : null}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ variant, large, wide, className, ...rest }: Looks & LinkProps) {
  return <Link {...rest} className={look({ variant, large, wide }, className)} />;
}
