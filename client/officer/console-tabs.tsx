import { useTranslation } from '../i18n/use-translation.ts';
import styles from './console-tabs.module.css';

export type Tab = 'line' | 'talk' | 'request';
const tabs: readonly Tab[] = ['line', 'talk', 'request'];

type TabsProps = {
  readonly tab: Tab;
  readonly onChange: (tab: Tab) => void;
  readonly waiting: number;
  readonly serving: boolean;
};

/** Only where the three regions do not fit side by side. Plain toggle buttons: each names what it shows. */
export function ConsoleTabs({ tab, onChange, waiting, serving }: TabsProps) {
  const { t } = useTranslation('officer');
  return (
    <nav className={styles['tabs']} aria-label={t('tabs.label')}>
      {tabs.map((name) => (
        <button key={name} type="button" aria-pressed={tab === name} onClick={() => onChange(name)}>
          {t(`tabs.${name}`)}
          {name === 'line' && waiting > 0 ? <span className={styles['count']}>{waiting}</span> : null}
          {name === 'talk' && serving ? <span className={styles['live']} aria-hidden="true" /> : null}
        </button>
      ))}
    </nav>
  );
}
