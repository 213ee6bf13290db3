import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icons.tsx';
import styles from './notice.module.css';

type Tone = 'info' | 'warn' | 'danger' | 'good';
const icons: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  warn: 'alert',
  danger: 'alert',
  good: 'check',
};

type NoticeProps = {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Speaks up when it appears: for the answer to something the person just did. */
  readonly alert?: boolean;
};

export function Notice({ tone = 'info', icon, title, children, alert }: NoticeProps) {
  return (
    <div className={classes(styles['notice'], styles[tone])} role={alert ? 'alert' : undefined}>
      <Icon name={icon ?? icons[tone]} />
      <div className={styles['body']}>
        {title ? <strong className={styles['title']}>{title}</strong> : null}
        {children}
      </div>
    </div>
  );
}
