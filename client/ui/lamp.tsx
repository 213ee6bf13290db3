import { classes } from './classes.ts';
import styles from './lamp.module.css';

export type LampState = 'open' | 'unstaffed' | 'closed' | 'unknown';

/** Open, half, hollow: the shape tells it without the colour, and words always stand beside it. */
export function Lamp({ state }: { readonly state: LampState }) {
  return <span className={classes(styles['lamp'], styles[state])} aria-hidden="true" />;
}
