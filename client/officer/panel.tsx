import { useId, type ReactNode } from 'react';
import { classes } from '../ui/classes.ts';
import styles from './panel.module.css';

type PanelProps = {
  readonly heading: ReactNode;
  /** Beside the heading, small. */
  readonly aside?: ReactNode;
  /** Out of sight where only one region fits; always shown side by side. */
  readonly hidden: boolean;
  readonly className?: string;
  readonly children: ReactNode;
};

/** One region of the console: a landmark with its heading and a body that scrolls by itself. */
export function Panel({ heading, aside, hidden, className, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes(styles['panel'], hidden && styles['hidden'], className)} aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 id={id}>{heading}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** The part of a panel that scrolls; reachable by keyboard even when nothing inside it is. */
export function PanelScroll({
  className,
  children,
}: {
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes(styles['scroll'], className)} tabIndex={0}>
      {children}
    </div>
  );
}
